import Foundation
import Glibc
import GreenroomCatalog
package import GreenroomModel
import GreenroomRemote
import Synchronization

/// A file that is being sent to the library. What is not finished leaves nothing.
package final class Upload: Sendable {
  /// In bytes. No gateway takes a file of that size.
  private static let greatestSize: Int64 = 4_294_967_296
  /// In bytes, below what file systems allow with a number added.
  private static let longestName = 200

  private let library: Library
  private let name: String
  private let unfinished: MediaPath
  private let descriptor: CInt
  /// Of the bytes so far; nil where nobody asks for it.
  private let hash: Mutex<SHA256?>

  /// - Parameters:
  ///   - name: What it is to be called: one name, and no path.
  ///   - hashes: Whether ``digest()`` will be asked for.
  /// - Throws: `invalid_name`, `io`.
  package init(to library: Library, as name: String, hashes: Bool = false) throws {
    try Self.requireName(name)
    hash = Mutex(hashes ? SHA256() : nil)
    self.library = library
    self.name = name
    let folder = library.folder.appending("uploads")
    try FileManager.default.createDirectory(atPath: folder.text, withIntermediateDirectories: true)
    unfinished = folder.appending(".greenroom-\(getpid())-\(UInt64.random(in: 0...(.max)))")
    descriptor = unfinished.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    guard descriptor >= 0 else { throw NewFile.failure(unfinished) }
  }

  deinit {
    close(descriptor)
    unfinished.withCString { _ = unlink($0) }
  }

  /// Puts more at its end. Blocks.
  ///
  /// - Throws: `io` where there is no room, `refused` where it is larger than any medium.
  package func write(_ bytes: [UInt8]) throws {
    guard lseek(descriptor, 0, SEEK_CUR) + off_t(bytes.count) <= Self.greatestSize else {
      throw GreenroomError(.refused, "A file of more than 4 GiB is not taken.", hint: "Index it where it is.")
    }
    guard NewFile.append(bytes, to: descriptor) else { throw NewFile.failure(unfinished) }
    hash.withLock { hash in bytes.withUnsafeBytes { hash?.update($0) } }
  }

  /// Of everything that was written. Ends the hash: nil where it was asked for before, or is not made.
  package func digest() -> SHA256Digest? {
    hash.withLock { hash in
      defer { hash = nil }
      return hash?.finish()
    }
  }

  /// Gives it its name and takes it into the catalog, with the checks of indexing. What is no medium is removed, and so
  /// are bytes that an asset has already at a path that is there. Blocks.
  ///
  /// - Parameter key: What the client may ask with again.
  /// - Returns: The asset, and whether it is new.
  /// - Throws: `refused` with what is wrong with it.
  package func finish(under key: WriteKey? = nil) throws -> (asset: AssetDocument, isNew: Bool) {
    guard fsync(descriptor) == 0 else { throw NewFile.failure(unfinished) }
    let known = try library.asset(holdingBytesOf: unfinished)
    let record = try known ?? named()
    if let known, known.trashedAt != nil { _ = try library.catalog.trash([known.key], at: nil) }
    if let key { try library.catalog.remember(.asset(record.id), of: key, at: Date()) }
    return (try library.show(AssetArgument(fromElsewhere: record.id.text)), known == nil)
  }

  private func named() throws -> AssetRecord {
    let path = try link()
    unfinished.withCString { _ = unlink($0) }
    do {
      return try indexed(path)
    } catch {
      path.withCString { _ = unlink($0) }
      try library.catalog.forgetProblem(at: path)
      throw error
    }
  }

  private func indexed(_ path: MediaPath) throws -> AssetRecord {
    let document = try library.index(IndexRequest(paths: [path]))
    guard let record = try library.catalog.asset(at: path), !record.isMissing else {
      throw GreenroomError(
        .refused,
        document.problems.first?.message ?? "“\(name)” is no image, video or audio that can be read.",
        hint: "Send the bytes of one medium, such as a JPEG, an MP4 or a WAV.")
    }
    return record
  }

  /// Never in place of another: where its name is taken, a number is added.
  private func link() throws -> MediaPath {
    for number in 1...10_000 {
      let path = unfinished.folder.appending(number == 1 ? name : Self.numbered(name, number))
      let code = unfinished.withCString { old in path.withCString { Glibc.link(old, $0) } }
      if code == 0 { return path }
      guard errno == EEXIST else { throw NewFile.failure(path) }
    }
    throw NewFile.isThere(unfinished.folder.appending(name))
  }

  private static func numbered(_ name: String, _ number: Int) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "\(name)-\(number)" }
    return "\(name[..<dot])-\(number)\(name[dot...])"
  }

  private static func requireName(_ name: String) throws {
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "/" }
    guard !name.isEmpty, !name.hasPrefix("."), isPlain, name.utf8.count <= longestName else {
      throw GreenroomError(
        .invalidName, "“\(name)” cannot be the name of a file here.",
        hint: "Use up to \(longestName) bytes without a slash, and no dot at the beginning.")
    }
  }
}
