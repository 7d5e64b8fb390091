import Foundation
import Glibc
import GreenroomModel

/// A result that is not whole yet, and beside it what tells whether the server still has the same one.
final class PartialFile: HTTPBodySink {
  let path: MediaPath
  private let descriptor: CInt
  private(set) var byteCount: Int64
  /// How many bytes there are in all, where the server has told.
  private(set) var total: Int64?
  /// Strong, so that two halves with the same one belong together.
  private(set) var entityTag: String?

  private let greatestSize: Int64
  private let progress: (Int64, Int64?) -> Void

  /// - Throws: `file` where it cannot be opened.
  init(
    _ path: MediaPath, greatestSize: Int64, progress: @escaping (Int64, Int64?) -> Void
  ) throws(DownloadFailure) {
    self.path = path
    self.greatestSize = greatestSize
    self.progress = progress
    descriptor = path.withCString { open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    var facts = stat()
    guard descriptor >= 0, fstat(descriptor, &facts) == 0 else {
      throw Self.failure(path, errno)
    }
    entityTag = try? String(contentsOfFile: Self.tagFile(path).text, encoding: .utf8)
    byteCount = Int64(facts.st_size)
    // Without it nobody knows what the beginning belongs to.
    if entityTag == nil { byteCount = 0 }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func begin(_ head: HTTPResponse.Head) throws {
    switch head.status {
    case 206: try goOn(head)
    case 200: try beginAnew(head)
    default: throw DownloadFailure(.passing, "The link is answered with status \(head.status).")
    }
    if let total, total > greatestSize { throw tooLarge }
  }

  func receive(_ bytes: UnsafeRawBufferPointer) throws {
    let next = byteCount + Int64(bytes.count)
    guard next <= greatestSize else { throw tooLarge }
    // More than it said: then its parts are not what it says either.
    if let total, next > total { throw Restart() }
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(descriptor, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path, errno) }
      byteCount += Int64(count)
      rest = rest.dropFirst(count)
    }
    progress(byteCount, total)
  }

  /// Forgets what is here, and gives its room back.
  func startOver() {
    forgetTag()
    byteCount = 0
    total = nil
    ftruncate(descriptor, 0)
  }

  /// On the disk for good, as far as the disk can be believed.
  func settle() throws(DownloadFailure) {
    guard fsync(descriptor) == 0 else { throw Self.failure(path, errno) }
  }

  /// Removes what tells where the bytes came from; the bytes are whole now.
  func forgetTag() {
    entityTag = nil
    try? FileManager.default.removeItem(atPath: Self.tagFile(path).text)
  }

  /// The beginning belongs to something else than what the server has now.
  struct Restart: Error {}

  /// A part joins what is here only where everything that the server says of it fits.
  private func goOn(_ head: HTTPResponse.Head) throws {
    guard let range = head.headers["Content-Range"].flatMap(ContentRange.init),
      range.bytes.lowerBound == byteCount, total == nil || range.total == nil || range.total == total,
      byteCount == 0 || head.headers["ETag"] ?? entityTag == entityTag
    else { throw Restart() }
    total = range.total ?? total
    try cut()
  }

  /// What is here loses its tag first, so that no moment gives old bytes a new one.
  private func beginAnew(_ head: HTTPResponse.Head) throws {
    forgetTag()
    byteCount = 0
    total = head.headers["Content-Length"].flatMap { Int64($0) }
    try cut()
    guard let tag = head.headers["ETag"], Self.isUsable(tag) else { return }
    entityTag = tag
    try? Data(tag.utf8).write(to: URL(fileURLWithPath: Self.tagFile(path).text), options: .atomic)
  }

  private func cut() throws {
    guard ftruncate(descriptor, off_t(byteCount)) == 0, lseek(descriptor, off_t(byteCount), SEEK_SET) >= 0
    else { throw Self.failure(path, errno) }
  }

  /// Strong, and of characters that can be sent back (RFC 9110, section 8.8.3).
  private static func isUsable(_ tag: String) -> Bool {
    !tag.isEmpty && !tag.hasPrefix("W/") && tag.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private var tooLarge: DownloadFailure {
    DownloadFailure(
      .tooLarge(limit: greatestSize),
      "It has more than the \(greatestSize) bytes that are downloaded at most.")
  }

  private static func tagFile(_ path: MediaPath) -> MediaPath { path.appendingToName(".etag") }

  private static func failure(_ path: MediaPath, _ code: CInt) -> DownloadFailure {
    let isFull = code == ENOSPC || code == EDQUOT
    return DownloadFailure(
      isFull ? .diskFull : .file, "“\(path)” cannot be written: \(String(cString: strerror(code))).")
  }
}

extension MediaPath {
  fileprivate func appendingToName(_ suffix: String) -> MediaPath {
    MediaPath(bytes: bytes + Array(suffix.utf8))
  }
}
