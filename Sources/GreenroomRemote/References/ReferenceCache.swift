import Foundation
import Glibc
import GreenroomModel

/// A folder of fetched references. A file is named for the SHA-256 of its URL, so that no query is on disk;
/// beside it stands what a server needs to tell whether it changed.
struct ReferenceCache: Sendable {
  /// Seconds after which an unfinished file has nobody who finishes it.
  private static let abandonedAfter = 86_400.0

  let folder: MediaPath
  let greatestByteCount: Int64

  /// A file of the cache and what was known of it when it was fetched.
  struct Known {
    let reference: FetchedReference
    let entityTag: String?
    let lastModified: String?

    /// Headers that ask for the content only where it changed; none where the server gave nothing to ask by.
    var conditions: HTTPHeaders {
      var headers = HTTPHeaders()
      headers["If-None-Match"] = entityTag
      headers["If-Modified-Since"] = lastModified
      return headers
    }
  }

  struct Entry {
    let file: MediaPath
    let note: MediaPath
    let folder: MediaPath
  }

  func entry(for url: LiveURL) -> Entry {
    let name = SHA256.digest(of: url.secret.utf8).hexadecimal
    return Entry(file: folder.appending(name), note: folder.appending("\(name).json"), folder: folder)
  }

  /// Removes files until the rest is small enough, those first that were used longest ago.
  func evict(keeping entry: Entry) {
    let now = Date()
    var files = CachedFile.all(in: folder).sorted { $0.usedAt < $1.usedAt }
    for file in files where file.isUnfinished && now.timeIntervalSince(file.usedAt) > Self.abandonedAfter {
      CachedFile.remove(file.path)
    }
    files.removeAll { $0.isUnfinished }
    var byteCount = files.reduce(0) { $0 + $1.byteCount }
    for file in files where file.path != entry.file && file.path != entry.note {
      guard byteCount > greatestByteCount else { return }
      CachedFile.remove(file.path)
      byteCount -= file.byteCount
    }
  }
}

// MARK: - One file

extension ReferenceCache.Entry {
  private struct Note: Codable {
    let byteCount: Int64
    let contentType: String?
    let entityTag: String?
    let lastModified: String?
  }

  /// Nil where the file is not there, not whole, or not known any more.
  func known() -> ReferenceCache.Known? {
    guard let bytes = CachedFile.read(note),
      let note = try? JSONDecoder().decode(Note.self, from: Data(bytes)),
      CachedFile(file)?.byteCount == note.byteCount
    else { return nil }
    return ReferenceCache.Known(
      reference: FetchedReference(path: file, byteCount: note.byteCount, contentType: note.contentType),
      entityTag: note.entityTag, lastModified: note.lastModified)
  }

  /// A new file in the cache's folder, open for writing; nil with `errno` where there can be none.
  func newFile() -> (MediaPath, Int32)? {
    guard CachedFile.makeFolder(folder) else { return nil }
    let path = folder.appending("\(CachedFile.unfinishedPrefix)\(UUID().uuidString.lowercased())")
    return CachedFile.create(path).map { (path, $0) }
  }

  /// Gives the unfinished file its name; false with `errno` where that fails. The note goes first and comes
  /// last, so that none ever speaks of other bytes than those beside it.
  func put(_ unfinished: MediaPath, _ known: ReferenceCache.Known) -> Bool {
    CachedFile.remove(note)
    guard CachedFile.rename(unfinished, to: file) else { return false }
    let text = Note(
      byteCount: known.reference.byteCount, contentType: known.reference.contentType,
      entityTag: known.entityTag, lastModified: known.lastModified)
    // Without a note the content is fetched again next time, and nothing else is lost.
    guard let data = try? JSONEncoder().encode(text), let (path, descriptor) = newFile() else { return true }
    let written = data.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    if written != data.count || !CachedFile.rename(path, to: note) { CachedFile.remove(path) }
    return true
  }

  /// Notes that it was used now.
  func touch() {
    CachedFile.touch(file)
    CachedFile.touch(note)
  }
}
