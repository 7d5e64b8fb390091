import Foundation
import GreenroomModel

/// A file that is being sent, opened once and read at any place by any number of threads.
final class StagedFile: Sendable {
  private let descriptor: Int32
  private let path: MediaPath

  /// - Throws: ``StagingFailure/Cause/file`` where it cannot be read, and `contentChanged` where it is not as
  ///   long as it was.
  init(_ path: MediaPath, byteCount: Int64) throws(StagingFailure) {
    self.path = path
    // Without O_NONBLOCK a pipe that took the file's place would hold the thread for ever.
    descriptor = (path.bytes + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { open($0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK) } ?? -1
      }
    }
    guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw StagingFailure(
        .file, "\(path) is no longer a plain file.", hint: "Run greenroom check on it again.")
    }
    guard facts.st_size == byteCount else { throw Self.changed(path) }
  }

  deinit { close(descriptor) }

  /// Fills the beginning of `buffer` with what stands at `offset`; 0 at the file's end.
  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(StagingFailure) -> Int {
    guard let count = PositionedRead.read(descriptor, into: buffer, at: offset) else {
      throw Self.unreadable(path, errno)
    }
    return count
  }

  var changed: StagingFailure { Self.changed(path) }

  private static func changed(_ path: MediaPath) -> StagingFailure {
    StagingFailure(
      .contentChanged, "\(path) changed after it was checked, so nothing of it was staged.",
      hint: "Check it again, then push it again.")
  }

  private static func unreadable(_ path: MediaPath, _ code: Int32) -> StagingFailure {
    StagingFailure(
      .file, "\(path) cannot be read: \(String(cString: strerror(code))).",
      hint: "Look whether the file and its disk are there and may be read.")
  }
}
