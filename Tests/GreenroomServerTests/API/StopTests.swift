import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// A server that ends takes nothing new, and leaves nobody with half of anything.
@Suite struct StopTests {
  /// More than the system keeps between two sockets, so that the server cannot be done before its client reads.
  private static let length = 64 << 20

  @Test func finishesWhatRunsAndEndsTheRest() async throws {
    try await TestServer.run { server in
      let id = try await server.largeAsset(of: Self.length)
      let events = try await server.open("GET", "/events")
      let media = try await server.open("GET", "/media/\(id)", receiveBuffer: 4_096)
      async let stopping: Void = onThread { [server = server.server] in server.stop() }
      // Which ends the streams first.
      let told = try await onThread { String(decoding: events.receiveAll(), as: UTF8.self) }
      #expect(told.hasSuffix("0\r\n\r\n"), "an end, and no break")
      let answer = try await onThread { try WireAnswer(media.receiveAll()) }
      #expect(answer.status == 200 && answer.body.count == Self.length)
      try await stopping
      #expect(!server.server.isRunning)
      let port = server.port
      #expect(throws: Wire.Refused.self) { try Wire(port: port) }
    }
  }
}

extension TestServer {
  /// A connection on which this was asked, and something of the answer has come.
  func open(_ method: String, _ target: String, receiveBuffer: CInt? = nil) async throws -> Wire {
    try await onThread { [port, bearer] in
      let wire = try Wire(port: port, receiveBuffer: receiveBuffer)
      try wire.send(
        "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(bearer.0): \(bearer.1)\r\n"
          + "Connection: close\r\n\r\n")
      while wire.isSilent { Thread.sleep(forTimeInterval: 0.005) }
      return wire
    }
  }

  /// The id of a picture of so many bytes, most of which stand behind its end.
  func largeAsset(of length: Int) async throws -> String {
    var bytes = try Checkout.bytes("Assets/Samples/ready/dunes.jpg")
    bytes += [UInt8](repeating: 0, count: length - bytes.count)
    let path = MediaPath(try folder.write(bytes, to: "large.jpg"))
    _ = try await onThread { [library] in try library.index(IndexRequest(paths: [path])) }
    return try await asset(.image)
  }
}
