import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// Uploads, repetitions and money.
@Suite struct WriteTests {
  private static let draft: JSONValue = [
    "model": "seedance-2.0", "prompt": "The tide comes in", "duration": 5, "resolution": "480p",
    "aspect_ratio": "16:9", "extra": ["generate_audio": false],
  ]

  @Test func takesMediaThatIsSent() async throws {
    try await TestServer.run { server in
      let bytes = try Checkout.bytes("Assets/Samples/ready/theme.mp3")
      for name in ["theme.mp3", "theme-2.mp3"] {
        let answer = try await server.upload(bytes, as: "theme.mp3")
        #expect(answer.status == 201)
        #expect(try answer.json()["schema"]?.string == "greenroom.asset/1")
        let file = server.library.folder.appending("uploads").appending(name)
        #expect(FileManager.default.contents(atPath: file.text) == Data(bytes))
      }
    }
  }

  @Test func takesNothingElse() async throws {
    try await TestServer.run { server in
      let answer = try await server.upload(Array("<svg onload=alert(1)>".utf8), as: "picture.jpg")
      #expect(answer.status == 422)
      for name in ["..%2Fa.jpg", ".hidden.jpg", "a%2Fb.jpg", "%00.jpg", "a%0Ab.jpg"] {
        let answer = try await server.upload([0xFF, 0xD8], as: name)
        #expect([404, 422].contains(answer.status), "\(name)")
      }
      let folder = server.library.folder.appending("uploads")
      let left = (try? FileManager.default.contentsOfDirectory(atPath: folder.text)) ?? []
      #expect(left.isEmpty)
      #expect(try await server.ask("GET", "/api/v1/assets").json()["total"]?.integer == 0)
    }
  }

  @Test func doesOnceWhatIsAskedTwice() async throws {
    try await TestServer.run { server in
      let key = [("Idempotency-Key", "k-1")]
      let first = try await server.ask("POST", "/api/v1/requests", ["draft": Self.draft], fields: key)
      #expect(first.status == 201)
      let again = try await server.ask("POST", "/api/v1/requests", ["draft": Self.draft], fields: key)
      #expect(again.status == 201 && again.body == first.body)
      #expect(again.fields["idempotent-replayed"] == "true")
      #expect(try await server.ask("GET", "/api/v1/requests").json()["total"]?.integer == 1)
      var members = try #require(Self.draft.members)
      members.set("prompt", "Another")
      let other = try await server.ask("POST", "/api/v1/requests", ["draft": .object(members)], fields: key)
      #expect(other.status == 422 && other.code == "idempotency_key_reused")
      let wrong = try await server.ask(
        "POST", "/api/v1/requests", ["draft": Self.draft], fields: [("Idempotency-Key", "a b")])
      #expect(wrong.status == 400)
    }
  }

  @Test func paysForNoMoreThanItMay() async throws {
    try await TestServer.run({
      $0.spendTasks = 1
      $0.spendSeconds = 4
    }) { server in
      let answer = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft])
      #expect(answer.status == 403 && answer.code == "spend_cap")
      #expect(try await server.ask("GET", "/api/v1/tasks").json()["total"]?.integer == 0)
      let spend = try await server.ask("GET", "/api/v1").json()["spend"]
      #expect(spend?["usedTasks"]?.integer == 0)
      let dry = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft, "isDryRun": true])
      #expect(dry.status == 200)
      let bounded = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft, "mostSeconds": 1])
      #expect(bounded.status == 400)
    }
  }

  @Test func countsWhatIsSpent() throws {
    let ledger = SpendLedger(tasks: 2, seconds: 10)
    try ledger.take(tasks: 1, seconds: 6)
    #expect(throws: Problem.self) { try ledger.take(tasks: 1, seconds: 5) }
    try ledger.take(tasks: 1, seconds: 4)
    #expect(throws: Problem.self) { try ledger.take(tasks: 1, seconds: 0) }
    ledger.giveBack(tasks: 1, seconds: 4)
    #expect(ledger.used == SpendLedger.Used(tasks: 1, seconds: 6))
  }
}

extension TestServer {
  fileprivate func upload(_ bytes: [UInt8], as name: String) async throws -> WireAnswer {
    let head =
      "PUT /api/v1/uploads/\(name) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(bearer.0): \(bearer.1)\r\n"
      + "Content-Length: \(bytes.count)\r\nConnection: close\r\n\r\n"
    return try await onThread { [port] in
      let wire = try Wire(port: port)
      try wire.send(Array(head.utf8) + bytes)
      return try WireAnswer(wire.receiveAll())
    }
  }
}
