import Foundation
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// A listener's end, its own doing or another's, is seen.
@Suite struct ListenerEndTests {
  @Test func isSeenAfterAStop() async throws {
    try await TestListener.run { listener in
      #expect(listener.listener.isRunning)
      try await onThread { listener.listener.stop() }
      #expect(!listener.listener.isRunning)
    }
  }

  /// As if the system had taken its socket away.
  @Test func isSeenWhereNobodyStoppedIt() async throws {
    try await TestListener.run { listener in
      let port = listener.port
      #expect(try Self.listeningSockets(on: port).map { shutdown($0, CInt(SHUT_RDWR)) } == [0])
      try await onThread { listener.listener.waitUntilStopped() }
      #expect(!listener.listener.isRunning)
    }
  }

  /// The descriptors of this process that accept connections there.
  private static func listeningSockets(on port: Int) throws -> [CInt] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { CInt($0) }.filter {
      var (accepts, length) = (CInt(0), socklen_t(MemoryLayout<CInt>.size))
      getsockopt($0, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &length)
      var address = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let descriptor = $0
      let code = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
      }
      return accepts != 0 && code == 0 && Int(in_port_t(bigEndian: address.sin_port)) == port
    }
  }
}
