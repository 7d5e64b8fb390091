import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

@Suite struct EventTests {
  @Test func tellsOfAChangeThatAnotherMakes() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"]) { server in
      // A library of its own, as another process has one.
      let other = try Library.forTests(in: MediaPath(server.folder.path))
      let heard = try await onThread { [port = server.port, bearer = server.bearer] in
        let wire = try Wire(port: port)
        try wire.send(
          "GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(bearer.0): \(bearer.1)\r\n\r\n")
        var text = ""
        while !text.contains("retry: 1000") {
          let piece = wire.receive()
          if piece.isEmpty { return text }
          text += String(decoding: piece, as: UTF8.self)
        }
        _ = try other.saveSearch("stills", query: "kind:image", isReplacing: false)
        while !text.contains("event: change\ndata: {\"revision\":") {
          let piece = wire.receive()
          if piece.isEmpty { return text }
          text += String(decoding: piece, as: UTF8.self)
        }
        return text
      }
      #expect(heard.contains("text/event-stream"))
      #expect(heard.contains("event: change\ndata: {\"revision\":"))
    }
  }
}
