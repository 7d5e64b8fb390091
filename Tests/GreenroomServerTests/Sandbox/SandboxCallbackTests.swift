import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import Greenroom
@testable import GreenroomServer

/// Whoever names an address in a request is told there how it ended, once.
@Suite struct SandboxCallbackTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let status: String
    var fault: String?
    var queue = 0.0
    var testDescription: String { status }
  }

  @Test(arguments: [
    Row(status: "completed"), Row(status: "failed", fault: "task-failed"),
    Row(status: "cancelled", queue: 600),
  ])
  func everyEndIsToldOnce(row: Row) async throws {
    let ear = try FaultServer { _ in FaultAnswer(204) }
    try await TestSandbox.run({
      $0.queue = row.queue
      $0.faults = [row.fault.flatMap { SandboxFault($0) }].compactMap(\.self)
    }) { sandbox in
      let body = TestSandbox.body([.init("callback_url", .string(ear.url + "/done"))])
      let id = try #require(try await sandbox.submit(body).json()["task_id"]?.string)
      if row.status == "cancelled" { _ = try await sandbox.ask("POST", "/v1/tasks/\(id)/cancel") }
      let outcome = try await sandbox.outcome(of: id)
      #expect(outcome["status"]?.string == row.status)
      while try await sandbox.count("callbacks") == 0 { try await Task.sleep(for: .milliseconds(50)) }
      // What looks at a task afterwards tells nobody again.
      _ = try await sandbox.outcome(of: id)
      #expect(ear.requests.map { "\($0.method) \($0.path)" } == ["POST /done"])
      #expect(try JSONValue(parsing: try #require(ear.requests.first).body) == outcome)
    }
  }

  @Test func nobodyIsToldBeforeTheEnd() async throws {
    let ear = try FaultServer { _ in FaultAnswer(204) }
    try await TestSandbox.run({ $0.latency = 600 }) { sandbox in
      let body = TestSandbox.body([.init("callback_url", .string(ear.url))])
      #expect(try await sandbox.submit(body).status == 200)
      try await Task.sleep(for: .seconds(1))
      #expect(ear.requests.isEmpty)
    }
    // Nor where the sandbox ends first.
    #expect(ear.requests.isEmpty)
  }

  /// Whoever refuses or never answers is not told again, and holds nobody up for long.
  @Test(arguments: [FaultAnswer(500), .silence(600)])
  func whoeverDoesNotHearIsLeftAlone(answer: FaultAnswer) async throws {
    let ear = try FaultServer { _ in answer }
    try await TestSandbox.run { sandbox in
      let start = ContinuousClock.now
      let wasHeard = try await onThread { [library = sandbox.library] in
        library.postCallback(["status": "completed"], to: ear.url) { false }
      }
      #expect(!wasHeard && ContinuousClock.now - start < .seconds(60))
      #expect(ear.requests.count == 1)
    }
  }
}
