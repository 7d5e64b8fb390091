import Glibc
import GreenroomModel

/// Where a command's bytes go.
struct ByteStream: Sendable {
  let write: @Sendable ([UInt8]) throws -> Void

  func write(_ text: String) throws { try write(Array(text.utf8)) }
}

extension ByteStream {
  static let standardOutput = ByteStream { try writeAll($0, to: STDOUT_FILENO, named: "the standard output") }
  static let standardError = ByteStream { try writeAll($0, to: STDERR_FILENO, named: "the error stream") }

  /// Ends the program where the reader has gone away (`greenroom find | head -1`), as quietly as programs do
  /// that never heard of it.
  private static func writeAll(_ bytes: [UInt8], to descriptor: CInt, named name: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EPIPE {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
      } else if errno != EINTR && errno != EAGAIN {
        let reason = String(cString: strerror(errno))
        throw GreenroomError(.inputOutput, "Writing to \(name) failed: \(reason).")
      }
    }
  }
}
