import Foundation
import Glibc
package import GreenroomModel

/// Writes files that were not there before: whole and on disk when they get their name, and never in place of
/// what has that name.
package enum NewFile {
  /// - Parameter write: Writes the content to a descriptor.
  /// - Throws: `conflict` where something has that name, `io` where it cannot be written.
  package static func write(to path: MediaPath, _ write: (Int32) throws -> Void) throws {
    if FilePresence(at: path) != .nothing { throw isThere(path) }
    let unfinished = path.folder.appending(".greenroom-\(getpid())-\(UInt32.random(in: 0...(.max)))")
    let descriptor = withName(unfinished) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw failure(path) }
    defer { withName(unfinished) { _ = unlink($0) } }
    do {
      defer { close(descriptor) }
      try write(descriptor)
      guard fsync(descriptor) == 0 else { throw failure(path) }
    }
    // A second name is never given over a file that is there, as a rename would.
    guard withName(unfinished, { old in withName(path) { link(old, $0) } }) == 0 else {
      throw errno == EEXIST ? isThere(path) : failure(path)
    }
  }

  package static func write(_ text: String, to path: MediaPath) throws {
    try write(to: path) { descriptor in try append(Array(text.utf8), to: descriptor, path) }
  }

  /// - Parameter path: For errors.
  static func append(_ bytes: [UInt8], to descriptor: Int32, _ path: MediaPath) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path) }
      rest = rest.dropFirst(count)
    }
  }

  /// With the path's own bytes, which need not be UTF-8.
  private static func withName<Result>(
    _ path: MediaPath, _ work: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    (path.bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { name in
      name.baseAddress.map(work) ?? "".withCString(work)
    }
  }

  private static func isThere(_ path: MediaPath) -> GreenroomError {
    GreenroomError(.conflict, "“\(path)” is there already.", hint: "Choose another name, or move it away.")
  }

  private static func failure(_ path: MediaPath) -> GreenroomError {
    GreenroomError(
      .inputOutput, "“\(path)” cannot be written: \(String(cString: strerror(errno))).",
      hint: "Make room, and check the permissions of its folder.")
  }
}
