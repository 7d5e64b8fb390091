import Greenroom
import GreenroomModel
import Testing

@testable import GreenroomServer

/// Previews that are made in advance, as those who look after a server see them.
@Suite struct BackfillTests {
  @Test func aServerFillsInWhatIsLacking() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"], { $0.fillsPreviews = true }) { server in
      var document = try await server.ask("GET", "/api/v1/previews").json()
      #expect(document["schema"]?.string == "greenroom.backfill/1")
      for _ in 0..<600 where document["status"]?.string != "done" {
        try await Task.sleep(for: .milliseconds(100))
        document = try await server.ask("GET", "/api/v1/previews").json()
      }
      #expect(document["status"]?.string == "done" && document["made"]?.integer == 1)
      #expect(document["left"]?.integer == 0)
    }
  }

  @Test func itIsPausedAndGoesOn() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"], { $0.fillsPreviews = true }) { server in
      let target = "/api/v1/previews"
      let paused = try await server.ask("POST", target, ["isPaused": true])
      #expect(try paused.status == 200 && paused.json()["status"]?.string == "paused")
      #expect(try await server.ask("GET", target).json()["status"]?.string == "paused")
      let going = try await server.ask("POST", target, ["isPaused": false]).json()
      #expect(going["status"]?.string != "paused")
      for body: JSONValue in [[:], ["isPaused": "yes"], ["isPaused": true, "more": 1]] {
        #expect(try await server.ask("POST", target, body).code == "invalid_body")
      }
    }
  }

  @Test func aServerThatMakesNoneSaysSo() async throws {
    try await TestServer.run(samples: ["ready/dunes.jpg"]) { server in
      for answer in [
        try await server.ask("GET", "/api/v1/previews"),
        try await server.ask("POST", "/api/v1/previews", ["isPaused": true]),
      ] {
        #expect(try answer.json()["status"]?.string == "off")
      }
    }
  }

  @Test func pausingTakesTheRightToCurate() async throws {
    try await TestServer.run({ $0.scopes = [.read] }) { server in
      let (look, pause) = (
        try await server.ask("GET", "/api/v1/previews"),
        try await server.ask("POST", "/api/v1/previews", ["isPaused": true])
      )
      #expect(look.status == 200)
      #expect(pause.code == "scope")
    }
  }
}
