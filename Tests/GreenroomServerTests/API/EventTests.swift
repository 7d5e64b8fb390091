import Greenroom
import GreenroomModel
import GreenroomTestSupport
import HTTPTypes
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

  @Test func endsWhatNobodyReads() async throws {
    var patience = TestListener.patience
    // Longer than a busy machine keeps a thread waiting that does read.
    patience.unread = .seconds(15)
    let hub = EventHub()
    try await TestServer.run(events: hub, patience: patience) { server in
      let deaf = try await server.open("GET", "/events", receiveBuffer: 4_096)
      let hearing = try await server.open("GET", "/events")
      let heard = Task { try await onThread { hearing.receiveAll() } }
      let text = JSONValue.string(String(repeating: "x", count: 1 << 18))
      for _ in 0..<1_200 where hub.listenerCount == 2 {
        hub.publish("noise", text)
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(hub.listenerCount == 1)
      withExtendedLifetime(deaf) {}
      hub.end()
      #expect(String(decoding: try await heard.value.suffix(5), as: UTF8.self) == "0\r\n\r\n")
    }
  }

  @Test func hasRoomForSoMany() throws {
    let hub = EventHub()
    var streams = try (0..<EventHub.greatestListenerCount).map { _ in try hub.listen() }
    let problem = #expect(throws: Problem.self) { try hub.listen() }
    #expect(problem?.status == .tooManyRequests && problem?.code == "too_many_streams")
    streams.removeLast()
    #expect(hub.listenerCount == EventHub.greatestListenerCount - 1)
    hub.end()
    #expect(throws: Problem.self) { try hub.listen() }
  }
}
