import Glibc
import GreenroomTestSupport
import Testing

/// A connection to a server on this machine, to send exactly what a test wants and read as it wants.
final class Wire: Sendable {
  private let descriptor: CInt

  /// - Parameter receiveBuffer: Bytes that the system keeps for a reader that is slow; nil for its own choice.
  init(port: Int, receiveBuffer: CInt? = nil) throws {
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    if var length = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &length, socklen_t(MemoryLayout<CInt>.size))
    }
    var patience = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw Refused() }
  }

  deinit { close(descriptor) }

  /// Nobody listens there.
  struct Refused: Error {}

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    let count = Glibc.send(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL))
    try #require(count == bytes.count)
  }

  /// Some bytes; none at the end and where the connection broke.
  func receive(atMost count: Int = 65_536) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var length = recv(descriptor, buffer.baseAddress, count, 0)
      while length < 0, errno == EINTR { length = recv(descriptor, buffer.baseAddress, count, 0) }
      filled = max(0, length)
    }
  }

  /// Everything up to the end.
  func receiveAll() -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = receive()
      if piece.isEmpty { return bytes }
      bytes += piece
    }
  }

  /// True where the connection stands and nothing has come.
  var isSilent: Bool {
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, CInt(MSG_PEEK | MSG_DONTWAIT)) < 0
      && errno == EAGAIN
  }

  /// Asks once, over a connection of its own, and gives all that comes back, be it an answer or not.
  static func exchange(
    _ method: String, _ target: String, port: Int, fields: [(String, String)] = [], body: [UInt8] = []
  ) async throws -> [UInt8] {
    try await onThread {
      let wire = try Wire(port: port)
      var lines = fields.map { "\($0.0): \($0.1)\r\n" }.joined()
      if !body.isEmpty { lines += "Content-Length: \(body.count)\r\n" }
      try wire.send("\(method) \(target) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\(lines)\r\n")
      if !body.isEmpty { try wire.send(String(decoding: body, as: UTF8.self)) }
      return wire.receiveAll()
    }
  }
}
