import Glibc
import GreenroomModel

/// The lines of a file, one at a time, however large it is.
struct FileLines {
  private static let chunk = 1_048_576

  private let path: MediaPath

  init(_ path: MediaPath) { self.path = path }

  /// - Throws: `io` where it cannot be read, and what `body` throws.
  func forEach(_ body: ([UInt8]) throws -> Void) throws {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw failure }
    defer { close(descriptor) }
    var (buffer, line) = ([UInt8](repeating: 0, count: Self.chunk), [UInt8]())
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure }
      guard count > 0 else { break }
      var rest = buffer[..<count]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        try body(line)
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      line += rest
    }
    if !line.isEmpty { try body(line) }
  }

  private var failure: GreenroomError {
    GreenroomError(
      .inputOutput, "“\(path)” cannot be read: \(String(cString: strerror(errno))).",
      hint: "Check the path and the permissions.")
  }
}
