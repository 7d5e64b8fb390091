import Foundation
import GreenroomModel
import GreenroomRemote
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// What the client understands of every way in which the state of a task has been written down. Neither side
/// shares a line of this with the other.
@Suite struct SandboxReaderTests {
  @Test(arguments: SandboxDrift.allCases)
  func theResultIsRead(drift: SandboxDrift) async throws {
    try await TestSandbox.run({
      $0.drift = drift
      $0.linkLife = 1_000
    }) { sandbox in
      let submitted = try await sandbox.submit(
        TestSandbox.body([.init("extra", ["generate_audio": false, "return_last_frame": true])]))
      let id = try #require(try submitted.json()["task_id"]?.string)
      let told = try await sandbox.outcome(of: id)
      let task = try await sandbox.status(of: id)
      #expect(task.status == .completed && task.progress == 1 && task.error == nil)
      let created = try #require(task.createdAt)
      let ended = try #require(task.completedAt)
      #expect(abs(created.timeIntervalSinceNow) < 600 && ended >= created.addingTimeInterval(-1))
      let clip = try #require(task.clips.first)
      #expect(task.clips.count == 1 && told.compactText.contains(clip.url.secret))
      // Seconds or milliseconds, the life of a link is the same.
      #expect(abs(try #require(clip.expiresAt).timeIntervalSince(ended) - 1_000) <= 1)
      for link in [clip, try #require(task.lastFrame)] {
        #expect(try await sandbox.follow(.string(link.url.secret)).status == 200)
      }
    }
  }

  @Test(arguments: SandboxDrift.allCases)
  func progressIsRead(drift: SandboxDrift) async throws {
    try await TestSandbox.run({
      $0.drift = drift
      $0.latency = 100
    }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      var task = try await sandbox.status(of: id)
      while task.progress == 0 { task = try await sandbox.status(of: id) }
      #expect(task.status == .processing && task.clips.isEmpty && task.completedAt == nil)
      #expect((0.01..<1).contains(try #require(task.progress)))
    }
  }

  @Test(arguments: SandboxDrift.allCases)
  func failingIsRead(drift: SandboxDrift) async throws {
    try await TestSandbox.run({
      $0.drift = drift
      $0.faults = [SandboxFault("task-failed=1")!]
    }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let task = try await sandbox.status(of: id)
      #expect(task.status == .failed && task.error?.code == "task_failed" && task.clips.isEmpty)
    }
  }

  @Test(arguments: SandboxDrift.allCases)
  func waitingAndGivingUpAreRead(drift: SandboxDrift) async throws {
    try await TestSandbox.run({
      $0.drift = drift
      $0.queue = 600
    }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      #expect(try await sandbox.status(of: id).status == .queued)
      _ = try await sandbox.ask("POST", "/v1/tasks/\(id)/cancel", body: "{}")
      let task = try await sandbox.status(of: id)
      #expect(task.status == .cancelled && task.completedAt != nil)
    }
  }
}

extension TestSandbox {
  /// What the client says of a task.
  fileprivate func status(of id: String) async throws -> GatewayTask {
    try await onThread { [gateway] in
      try GatewayClient(
        baseURL: gateway.address + "/v1", dialect: try Dialects.named("qingbo-2026-04"), apiKey: "any",
        transport: Transports.standard()
      ).status(of: id)
    }
  }
}
