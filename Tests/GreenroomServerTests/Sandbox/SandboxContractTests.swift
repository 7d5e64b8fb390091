import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// The contract of September, and every way in which the state of a task has been written down.
@Suite struct SandboxContractTests {
  private static let september = "qingbo-2026-09"

  @Test func answersAsSeptemberDoes() async throws {
    try await TestSandbox.run(profile: Self.september) { sandbox in
      let submitted = try await sandbox.submit(TestSandbox.body(isLater: true)).json()
      #expect(submitted["progress"] == 0 && submitted["pre_consumed_cost"] != nil)
      let id = try #require(submitted["task_id"]?.string)
      let task = try await sandbox.outcome(of: id)
      #expect(task["progress"] == "100%" && task["billing_status"] == "settled" && task["cost"] != nil)
      #expect(task["urls"]?["get"]?.string?.hasSuffix("/v1/tasks/\(id)") == true)
      #expect(task["result"]?["videos"]?.array?.first?["url"]?.array?.count == 1)
    }
  }

  @Test func septemberRefusesExtra() async throws {
    try await TestSandbox.run(profile: Self.september) { sandbox in
      let reply = try await sandbox.submit(
        TestSandbox.body([.init("extra", ["generate_audio": true])], isLater: true))
      #expect(try reply.status == 400 && reply.error("code") == "capability_violation")
      #expect(try reply.error("param") == "extra" && reply.error("type") == nil)
      // An empty one is none.
      let empty = TestSandbox.body([.init("extra", [:])], isLater: true)
      #expect(try await sandbox.submit(empty).status == 200)
      let unknown = try await sandbox.submit(TestSandbox.body([.init("model", "sora")], isLater: true))
      #expect(try unknown.status == 404 && unknown.error("code") == "model_not_found")
    }
  }

  @Test(arguments: [true, false])
  func septemberTakesFramesInTwoSpellings(isList: Bool) async throws {
    try await TestSandbox.run(profile: Self.september, { $0.queue = 600 }) { sandbox in
      let frame = sandbox.sample("ready/balloon.png")
      let field: JSONValue.Member =
        isList
        ? .init("image_with_roles", [["url": frame, "role": "first_frame"]])
        : .init("first_frame_image", frame)
      let reply = try await sandbox.submit(
        TestSandbox.body([field, .init("aspect_ratio", "adaptive")], isLater: true))
      #expect(try reply.status == 200, "\(reply.text)")
      let april = try await sandbox.submit(TestSandbox.body([.init("first_frame", frame)], isLater: true))
      #expect(try april.status == 400)
    }
  }

  @Test func waitsWhereItIsPreferred() async throws {
    try await TestSandbox.run(profile: Self.september, { $0.latency = 0.5 }) { sandbox in
      let patient = try await sandbox.submit(
        TestSandbox.body(isLater: true), fields: [("Prefer", "wait=60")])
      #expect(try patient.json()["status"] == "completed")
    }
    try await TestSandbox.run(profile: Self.september, { $0.latency = 600 }) { sandbox in
      let hasty = try await sandbox.submit(TestSandbox.body(isLater: true), fields: [("Prefer", "wait=1")])
      #expect(try hasty.json()["status"] == "processing")
    }
  }

  // MARK: - Keys that make a submit repeatable

  @Test func aKeyBringsTheSameTask() async throws {
    try await TestSandbox.run(profile: Self.september, { $0.queue = 600 }) { sandbox in
      let body = TestSandbox.body(isLater: true)
      let key = [("Idempotency-Key", "one")]
      let first = try await sandbox.submit(body, fields: key).json()
      let second = try await sandbox.submit(body, fields: key).json()
      #expect(first == second)
      let other = try await sandbox.submit(
        TestSandbox.body([.init("duration", 5)], isLater: true), fields: key)
      #expect(try other.status == 422 && other.error("code") == "idempotency_key_reused")
      _ = try await sandbox.submit(body, fields: [("Idempotency-Key", "two")])
      _ = try await sandbox.submit(body)
      #expect(try await sandbox.count("posts") == 5)
      #expect(try await sandbox.count("taken") == 3)
      let keys = try await sandbox.ask("GET", "/sandbox/stats").json()["keys"]
      #expect(keys?["one"] == first["task_id"] && keys?.members?.count == 2)
    }
  }

  @Test func twoThatComeAtOnceAreOne() async throws {
    try await TestSandbox.run(profile: Self.september, { $0.queue = 600 }) { sandbox in
      let ids = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<8 {
          group.addTask {
            try await sandbox.submit(
              TestSandbox.body(isLater: true), fields: [("Idempotency-Key", "same")]
            ).json()["task_id"]?.string
          }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(ids.count == 1 && !ids.contains(nil))
      #expect(try await sandbox.count("taken") == 1)
    }
  }

  /// April knows no such keys: the same body twice is two tasks.
  @Test func aprilKnowsNoKeys() async throws {
    try await TestSandbox.run({ $0.queue = 600 }) { sandbox in
      for _ in 0..<2 {
        _ = try await sandbox.submit(TestSandbox.body(), fields: [("Idempotency-Key", "one")])
      }
      #expect(try await sandbox.count("taken") == 2)
    }
  }

  // MARK: - Drifts

  struct Drift: Sendable, CustomTestStringConvertible {
    let name: SandboxDrift
    var milliseconds = false
    var startTime = false
    var listsURLs = false
    var percent = false
    var cost = false
    var billing = false
    var testDescription: String { name.rawValue }
  }

  @Test(arguments: [
    Drift(name: .seed, milliseconds: true, startTime: true),
    Drift(name: .april, startTime: true),
    Drift(name: .june, listsURLs: true, cost: true),
    Drift(name: .september, listsURLs: true, percent: true, cost: true, billing: true),
  ])
  func everyDriftIsToldOnRequest(drift: Drift) async throws {
    try await TestSandbox.run({ $0.drift = drift.name }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let task = try await sandbox.outcome(of: id)
      let ended = try #require(task["completed_at"]?.integer)
      #expect((ended > 1_000_000_000_000) == drift.milliseconds)
      #expect((task["start_time"] != nil) == drift.startTime)
      #expect((task["progress"] == "100%") == drift.percent && (task["progress"] == 100) != drift.percent)
      #expect((task["cost"] != nil) == drift.cost && (task["urls"] != nil) == drift.cost)
      #expect((task["billing_status"] != nil) == drift.billing)
      let video = try #require(task["result"]?["videos"]?.array?.first)
      #expect((video["url"]?.array != nil) == drift.listsURLs)
      // The end of a link is in seconds in all of them.
      #expect(try #require(video["expires_at"]?.integer) < 100_000_000_000)
    }
  }
}
