import Foundation
import Glibc
package import GreenroomModel

/// Writes files that were not there before: whole and on disk when they get their name, and never in place of
/// what has that name.
package enum NewFile {
  /// - Throws: `conflict` where something has that name, `io` where it cannot be written.
  package static func write(_ text: String, to path: MediaPath) throws {
    try make(path) { unfinished in
      let descriptor = unfinished.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      guard append(Array(text.utf8), to: descriptor) else { throw failure(path) }
    }
  }

  /// - Parameters:
  ///   - isDryRun: Whether it is made elsewhere and thrown away.
  ///   - work: Makes the file under another name beside the path. Where it throws nothing is left.
  /// - Throws: `conflict` where something has that name, `io` where it cannot be written, and what `work` throws.
  static func make(_ path: MediaPath, isDryRun: Bool = false, by work: (MediaPath) throws -> Void) throws {
    if FilePresence(at: path) != .nothing { throw isThere(path) }
    guard !isDryRun else {
      let passing = try PassingFolder()
      defer { passing.remove() }
      return try work(passing.path.appending(path.fileName.bytes))
    }
    let unfinished = path.folder.appending(".greenroom-\(getpid())-\(UInt32.random(in: 0...(.max)))")
    defer { unfinished.withCString { _ = unlink($0) } }
    try work(unfinished)
    guard isOnDisk(unfinished) else { throw failure(path) }
    // A second name is never given over a file that is there, as a rename would.
    guard unfinished.withCString({ old in path.withCString { link(old, $0) } }) == 0 else {
      throw errno == EEXIST ? isThere(path) : failure(path)
    }
    settle(path.folder)
  }

  /// A name is on the disk once its folder is.
  private static func settle(_ folder: MediaPath) {
    let descriptor = folder.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func isOnDisk(_ path: MediaPath) -> Bool {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  static func append(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  static func isThere(_ path: MediaPath) -> GreenroomError {
    GreenroomError(.conflict, "“\(path)” is there already.", hint: "Choose another name, or move it away.")
  }

  static func failure(_ path: MediaPath) -> GreenroomError {
    GreenroomError(
      .inputOutput, "“\(path)” cannot be written: \(String(cString: strerror(errno))).",
      hint: "Make room, and check the permissions of its folder.")
  }
}
