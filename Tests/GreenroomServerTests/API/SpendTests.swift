import Greenroom
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// Money: what is paid for once, and what is counted.
@Suite struct SpendTests {
  private static let draft: JSONValue = [
    "model": "seedance-2.0", "prompt": "The tide comes in", "duration": 5, "resolution": "480p",
    "aspect_ratio": "16:9", "extra": ["generate_audio": false],
  ]
  private static let key = [("Idempotency-Key", "order-1")]

  /// A gateway that answers submits so, and of whose tasks nothing more is heard.
  private static func gateway(_ answer: FaultAnswer) throws -> FaultServer {
    try FaultServer { $0.method == "POST" ? answer : FaultAnswer(503) }
  }

  private static func taken(_ id: String = "t-1") -> FaultAnswer {
    FaultAnswer(
      200, [("Content-Type", "application/json")],
      text: #"{"task_id": "\#(id)", "model": "seedance-2.0", "status": "queued", "created_at": 1720000000}"#)
  }

  private static func environment(_ gateway: FaultServer) -> [String: String] {
    ["GREENROOM_API_KEY": "k", "GREENROOM_BASE_URL": gateway.url]
  }

  private static func submits(_ gateway: FaultServer) -> Int {
    gateway.requests.count { $0.method == "POST" }
  }

  /// Tasks and seconds.
  private static func spend(_ server: TestServer) async throws -> [Double?] {
    let spend = try await server.ask("GET", "/api/v1").json()["spend"]
    return [spend?["usedTasks"]?.double, spend?["usedSeconds"]?.double]
  }

  @Test func paysOnceForAKeyWhoeverAsksAgain() async throws {
    let folder = try TemporaryFolder()
    let gateway = try Self.gateway(Self.taken())
    var first: JSONValue?
    for run in 1...2 {
      try await TestServer.run(in: folder, environment: Self.environment(gateway)) { server in
        // The second one says itself that the same may be paid for again, and still means the first.
        let order: JSONValue = ["draft": Self.draft, "isAgain": true]
        let answer = try await server.ask("POST", "/api/v1/tasks", order, fields: Self.key)
        #expect(answer.status == 202)
        #expect((answer.fields["idempotent-replayed"] == "true") == (run == 2))
        let task = try answer.json()["tasks"]?.array?.first
        #expect(task?["taskId"] == "t-1")
        first = first ?? task?["id"]
        #expect(task?["id"] == first)
        let other = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft], fields: Self.key)
        #expect(other.status == 422 && other.code == "idempotency_key_reused")
        #expect(try await server.ask("GET", "/api/v1/tasks").json()["total"]?.integer == 1)
        #expect(try await Self.spend(server) == (run == 1 ? [1, 5] : [0, 0]))
      }
    }
    #expect(Self.submits(gateway) == 1)
  }

  @Test func saysWhatOfALostAnswerIsUnknown() async throws {
    let folder = try TemporaryFolder()
    let gateway = try Self.gateway(.lost)
    for run in 1...2 {
      try await TestServer.run(in: folder, environment: Self.environment(gateway)) { server in
        let answer = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft], fields: Self.key)
        let task = try answer.json()["tasks"]?.array?.first
        #expect(task?["state"] == "unknown" && task?["error"]?["code"] == "unknown_outcome")
        // Nobody knows that it was not paid for.
        if run == 1 { #expect(try await Self.spend(server) == [1, 5]) }
      }
    }
    #expect(Self.submits(gateway) == 1)
  }

  @Test func givesBackTheBudgetOfWhatWasNeverTaken() async throws {
    let gateway = try Self.gateway(
      FaultAnswer(400, [("Content-Type", "application/json")], text: #"{"error": {"message": "no"}}"#))
    try await TestServer.run(environment: Self.environment(gateway)) { server in
      let answer = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft])
      #expect(try answer.json()["tasks"]?.array?.first?["state"] == "failed")
      #expect(try await Self.spend(server) == [0, 0])
    }
    #expect(Self.submits(gateway) == 1)
  }

  @Test func storesNothingOfWhatItMayNotPayFor() async throws {
    try await TestServer.run({
      $0.spendTasks = 1
      $0.spendSeconds = 4
    }) { server in
      let answer = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft])
      #expect(answer.status == 403 && answer.code == "spend_cap")
      let dry = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft, "isDryRun": true])
      #expect(dry.status == 200)
      #expect(try dry.json()["isDryRun"] == true && dry.json()["tasks"] == [])
      #expect(try dry.json()["requests"]?.array?.first?["id"] == .null)
      let bounded = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft, "mostSeconds": 1])
      #expect(bounded.status == 400)
      #expect(try await Self.spend(server) == [0, 0])
      for list in ["tasks", "requests"] {
        #expect(try await server.ask("GET", "/api/v1/\(list)").json()["total"]?.integer == 0, "\(list)")
      }
    }
  }

  @Test func storesNothingWithoutAKeyForTheGateway() async throws {
    try await TestServer.run { server in
      let answer = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft], fields: Self.key)
      #expect(answer.status == 502 && answer.code == "unauthorized")
      #expect(try await server.ask("GET", "/api/v1/requests").json()["total"]?.integer == 0)
      #expect(try await Self.spend(server) == [0, 0])
    }
  }

  @Test func followsWhatIsPaidForUntilItIsOver() async throws {
    let gateway = try FaultServer { request in
      request.method == "POST"
        ? Self.taken()
        : FaultAnswer(
          200, [("Content-Type", "application/json")],
          text: #"{"task_id": "t-1", "status": "failed", "error": {"message": "out of luck"}}"#)
    }
    try await TestServer.run(environment: Self.environment(gateway)) { server in
      let answer = try await server.ask("POST", "/api/v1/tasks", ["draft": Self.draft])
      let id = try #require(try answer.json()["tasks"]?.array?.first?["id"]?.string)
      var state: JSONValue?
      for _ in 0..<3_000 where state != "failed" {
        state = try await server.ask("GET", "/api/v1/tasks/\(id)").json()["state"]
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(state == "failed")
      // The gateway had it, and who knows what that costs.
      #expect(try await Self.spend(server) == [1, 5])
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
