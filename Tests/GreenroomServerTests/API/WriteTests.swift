import Foundation
import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// Uploads and repetitions.
@Suite struct WriteTests {
  private static let draft: JSONValue = [
    "model": "seedance-2.0", "prompt": "The tide comes in", "duration": 5, "resolution": "480p",
    "aspect_ratio": "16:9", "extra": ["generate_audio": false],
  ]

  @Test func takesMediaThatIsSent() async throws {
    try await TestServer.run { server in
      for (sample, name) in [("ready/theme", "theme.mp3"), ("unfit/twenty-seconds", "theme-2.mp3")] {
        let bytes = try Checkout.bytes("Assets/Samples/\(sample).mp3")
        let answer = try await server.upload(bytes, as: "theme.mp3")
        #expect(answer.status == 201)
        #expect(try answer.json()["schema"]?.string == "greenroom.asset/1")
        let file = server.library.folder.appending("uploads").appending(name)
        #expect(FileManager.default.contents(atPath: file.text) == Data(bytes))
      }
    }
  }

  @Test func keepsNoBytesTwice() async throws {
    try await TestServer.run { server in
      var bytes = try Checkout.bytes("Assets/Samples/ready/theme.mp3")
      func id(_ answer: WireAnswer) throws -> String? { try answer.json()["asset"]?["id"]?.string }
      let first = try await server.upload(bytes, as: "theme.mp3")
      let asset = try #require(try id(first))
      _ = try await server.ask(
        "POST", "/api/v1/assets/changes", ["assets": [.string(asset)], "trash": true])
      let again = try await server.upload(bytes, as: "other.mp3")
      #expect(try again.status == 200 && id(again) == asset)
      #expect(try again.json()["asset"]?["isTrashed"]?.bool == false)
      #expect(try again.json()["locations"]?.array?.count == 1)
      // The ends are the same, and that is not enough.
      bytes[bytes.count / 2] ^= 1
      let third = try await server.upload(bytes, as: "theme.mp3")
      #expect(try third.status == 201 && id(third) != asset)
      let folder = server.library.folder.appending("uploads")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.text).count == 2)
      // What is no longer there is taken again.
      try FileManager.default.removeItem(atPath: folder.appending("theme.mp3").text)
      bytes[bytes.count / 2] ^= 1
      let fourth = try await server.upload(bytes, as: "again.mp3")
      #expect(try fourth.status == 201 && id(fourth) == asset)
    }
  }

  @Test func saysWhereAQueryInABodyGoesWrong() async throws {
    try await TestServer.run { server in
      for (method, path, body) in [
        ("PUT", "/api/v1/searches/x", ["query": "kind:vidoe"] as JSONValue),
        ("POST", "/api/v1/assets/changes", ["query": "kind:vidoe", "rating": 1]),
      ] {
        let answer = try await server.ask(method, path, body)
        #expect(answer.status == 400 && answer.code == "invalid_query")
        #expect(try answer.json()["column"]?.integer == 5)
        #expect(try answer.json()["fixes"]?.array?.isEmpty == false)
      }
    }
  }

  @Test func namesItsOwnFieldsInHints() async throws {
    try await TestServer.run { server in
      let answer = try await server.ask(
        "POST", "/api/v1/tasks", ["draft": Self.draft, "mostTasks": 1, "mostSeconds": 3])
      #expect(try answer.json()["hint"]?.string == "“mostSeconds” 5 allows it.")
      for wrong: JSONValue in [-1, -3.402823466e+38, 1e300, "5"] {
        let answer = try await server.ask(
          "POST", "/api/v1/tasks", ["draft": Self.draft, "mostSeconds": wrong])
        #expect(answer.status == 422 && answer.code == "invalid_body", "\(wrong)")
      }
      let page = try await server.ask("GET", "/api/v1/assets?after=zzz")
      #expect(try page.json()["hint"]?.string?.contains("--") == false)
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
      #expect(try await server.ask("GET", "/api/v1/assets?q=skipped:").json()["total"]?.integer == 0)
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

  @Test func remembersKeysWhenItIsStartedAgain() async throws {
    let folder = try TemporaryFolder()
    let bytes = try Checkout.bytes("Assets/Samples/ready/theme.mp3")
    let key = [("Idempotency-Key", "k-1")]
    var first: (request: JSONValue?, asset: JSONValue?)
    try await TestServer.run(in: folder) { server in
      let request = try await server.ask("POST", "/api/v1/requests", ["draft": Self.draft], fields: key)
      let asset = try await server.upload(bytes, as: "theme.mp3", fields: key)
      #expect(request.status == 201 && asset.status == 201)
      first = (try request.json()["id"], try asset.json()["asset"]?["id"])
      let same = try await server.upload(bytes, as: "theme.mp3", fields: key)
      #expect(same.fields["idempotent-replayed"] == "true" && same.body == asset.body)
    }
    try await TestServer.run(in: folder) { server in
      let request = try await server.ask("POST", "/api/v1/requests", ["draft": Self.draft], fields: key)
      #expect(request.status == 201 && request.fields["idempotent-replayed"] == "true")
      #expect(try request.json()["id"] == first.request)
      #expect(try await server.ask("GET", "/api/v1/requests").json()["total"]?.integer == 1)
      let asset = try await server.upload(bytes, as: "theme.mp3", fields: key)
      #expect(asset.status == 201 && asset.fields["idempotent-replayed"] == "true")
      #expect(try asset.json()["asset"]?["id"] == first.asset)
      let uploads = server.library.folder.appending("uploads").text
      #expect(try FileManager.default.contentsOfDirectory(atPath: uploads) == ["theme.mp3"])
      for (body, name) in [(bytes + [0], "theme.mp3"), (bytes, "other.mp3")] {
        let other = try await server.upload(body, as: name, fields: key)
        #expect(other.status == 422 && other.code == "idempotency_key_reused")
      }
      let other = try await server.ask(
        "POST", "/api/v1/requests", ["draft": ["model": "seedance-2.0", "prompt": "x"]], fields: key)
      #expect(other.status == 422 && other.code == "idempotency_key_reused")
    }
  }

  @Test func buildsBehindASet() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"]) { server in
      let id = try await server.asset(.image)
      _ = try await server.ask("POST", "/api/v1/sets", ["name": "harbour", "assets": [.string(id)]])
      let answer = try await server.ask(
        "POST", "/api/v1/requests", ["draft": Self.draft, "set": "harbour"])
      #expect(try answer.json()["handles"]?.array?.map { $0["handle"]?.string } == ["@image1"])
      let none = try await server.ask("POST", "/api/v1/requests", ["draft": Self.draft, "set": "nowhere"])
      #expect(none.status == 404)
    }
  }
}

extension TestServer {
  fileprivate func upload(
    _ bytes: [UInt8], as name: String, fields: [(String, String)] = []
  ) async throws -> WireAnswer {
    let others = fields.map { "\($0.0): \($0.1)\r\n" }.joined()
    let head =
      "PUT /api/v1/uploads/\(name) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(bearer.0): \(bearer.1)\r\n"
      + "\(others)Content-Length: \(bytes.count)\r\nConnection: close\r\n\r\n"
    return try await onThread { [port] in
      let wire = try Wire(port: port)
      try wire.send(Array(head.utf8) + bytes)
      return try WireAnswer(wire.receiveAll())
    }
  }
}
