import Glibc
import GreenroomModel

/// Writes an answer into a file without a name that anyone looks for, until it is whole.
final class ReferenceSink: HTTPBodySink {
  private let entry: ReferenceCache.Entry
  private let url: LiveURL
  private let unfinished: MediaPath
  private let descriptor: Int32
  private var byteCount: Int64 = 0
  private var isKept = false

  init(_ entry: ReferenceCache.Entry, _ url: LiveURL) throws(ReferenceFetchFailure) {
    self.entry = entry
    self.url = url
    guard let file = entry.newFile() else {
      throw ReferenceFetchFailure(.cache(Self.reason(errno)), at: url)
    }
    (unfinished, descriptor) = file
  }

  deinit { close(descriptor) }

  func begin(_ head: HTTPResponse.Head) throws {
    byteCount = 0
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw failure() }
  }

  func receive(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(descriptor, piece.baseAddress, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      rest = rest.dropFirst(count)
    }
    byteCount += Int64(bytes.count)
  }

  /// Puts the whole file in its place.
  func keep(_ headers: HTTPHeaders) throws(ReferenceFetchFailure) -> FetchedReference {
    let known = ReferenceCache.Known(
      reference: FetchedReference(
        path: entry.file, byteCount: byteCount, contentType: headers["Content-Type"]),
      entityTag: headers["ETag"], lastModified: headers["Last-Modified"])
    guard entry.put(unfinished, known) else { throw failure() }
    isKept = true
    return known.reference
  }

  /// Removes what was not kept.
  func discard() {
    if !isKept { CachedFile.remove(unfinished) }
  }

  private func failure() -> ReferenceFetchFailure {
    ReferenceFetchFailure(.cache(Self.reason(errno)), at: url)
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
