import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

/// How a submit may end, counted at the gateway.
@Suite struct FaultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: String
    let state: String
    let status: Int32
    let taken: Int64
    var testDescription: String { fault }
  }

  @Test(arguments: [
    Row(fault: "http-400", state: "failed", status: 1, taken: 0),
    Row(fault: "http-401", state: "failed", status: 4, taken: 0),
    Row(fault: "http-402", state: "failed", status: 1, taken: 0),
    Row(fault: "http-429", state: "failed", status: 1, taken: 0),
    Row(fault: "http-500", state: "unknown", status: 7, taken: 0),
    Row(fault: "lost-before", state: "unknown", status: 7, taken: 0),
    Row(fault: "lost-after", state: "unknown", status: 7, taken: 1),
    Row(fault: "half-json", state: "unknown", status: 7, taken: 1),
    Row(fault: "task-failed", state: "failed", status: 1, taken: 1),
    Row(fault: "cut-download", state: "done", status: 0, taken: 1),
    Row(fault: "expired", state: "done", status: 0, taken: 1),
  ])
  func endsAsItShould(row: Row) throws {
    let world = try SandboxStudio(["--fail", "\(row.fault)=1"])
    let result = try world.submit("--wait")
    #expect(result.status == row.status, "\(result.output)\(result.messages)")
    #expect(try result.json()["state"] == .string(row.state))
    #expect(try world.count("posts") == 1)
    #expect(try world.count("taken") == row.taken)
    // Watching and reconciling pay for nothing.
    let watched = try world.run(["task", "watch", "--timeout", "1s"])
    let reconciled = try world.run(["task", "reconcile"])
    #expect(try world.count("posts") == 1)
    try world.expectNoSecrets(in: [result, watched, reconciled, try world.run(["task", "list"])])
  }

  /// A contract without keys: only a person can tell.
  @Test func aPersonSettlesWhatTheGatewayCannotTell() throws {
    let world = try SandboxStudio(["--fail", "lost-after=1"])
    let id = try #require(try world.submit().json()["id"]?.string)
    let asked = try world.run(["task", "reconcile", id, "--json"])
    #expect(asked.status == 7)
    #expect(asked.output.contains("--adopt"))
    let there = try #require(try world.statistics()["tasks"]?.array?.first?.string)
    let adopted = try world.run(["task", "reconcile", id, "--adopt", there, "--json"])
    #expect(adopted.status == 0, "\(adopted.output)")
    #expect(try world.run(["task", "watch", id, "--timeout", "60s"]).status == 0)
    #expect(try world.count("posts") == 1)
  }

  @Test func whatIsGivenUpMayBeSubmittedAgain() throws {
    let world = try SandboxStudio(["--fail", "lost-before=1"])
    let id = try #require(try world.submit().json()["id"]?.string)
    #expect(try world.submit().status == 1)
    #expect(try world.run(["task", "reconcile", id, "--give-up"]).status == 0)
    #expect(try world.submit().status == 0)
    #expect(try world.count("taken") == 1)
  }

  /// A contract with keys: the same is told once more, and nothing is paid for twice.
  @Test(arguments: [("lost-after=1", Int64(1)), ("lost-before=1", 0), ("half-json=1", 1)])
  func aKeyFindsTheTask(fault: String, takenBefore: Int64) throws {
    let world = try SandboxStudio(["--fail", fault], profile: "qingbo-2026-09")
    let draft = """
      model: seedance-2.0
      prompt: "@hero floats over the sea"
      references: { hero: ready/balloon.png }
      duration: 4
      resolution: 480p
      generate_audio: true
      """
    try Data(draft.utf8).write(to: URL(fileURLWithPath: world.studio.path("draft.yaml")))
    let submitted = try world.run(["task", "submit", "draft.yaml", "--yes", "--json"])
    #expect(submitted.status == 7, "\(submitted.output)")
    #expect(try world.count("taken") == takenBefore)
    let id = try #require(try submitted.json()["id"]?.string)
    let settled = try world.run(["task", "reconcile", id, "--json"])
    #expect(settled.status == 0, "\(settled.output)")
    #expect(try world.count("taken") == 1)
    #expect(try world.run(["task", "watch", id, "--timeout", "60s"]).status == 0)
  }

  @Test(arguments: ["seed", "april", "june", "september"])
  func everyWayOfWritingAStateIsRead(drift: String) throws {
    let world = try SandboxStudio(["--drift", drift])
    let task = try world.submit("--wait").json()
    #expect(task["state"] == .string("done"))
    #expect(task["result"]?["lastFrame"]?.string != nil)
  }

  @Test func nothingIsSentToNobody() throws {
    let world = try SandboxStudio()
    world.studio.greenroom.environment["GREENROOM_BASE_URL"] = "http://127.0.0.1:9/v1"
    let result = try world.submit()
    #expect(result.status == 1)
    #expect(try result.json()["state"] == .string("failed"))
  }
}
