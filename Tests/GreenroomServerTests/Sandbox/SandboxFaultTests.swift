import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomServer

/// Everything that goes wrong on request, as often as it was asked for.
@Suite struct SandboxFaultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: String
    let status: Int
    let code: String
    var testDescription: String { fault }
  }

  @Test(arguments: [
    Row(fault: "http-400", status: 400, code: "invalid_request"),
    Row(fault: "http-401", status: 401, code: "invalid_api_key"),
    Row(fault: "http-402", status: 402, code: "insufficient_balance"),
    Row(fault: "http-429", status: 429, code: "rate_limited"),
    Row(fault: "http-500", status: 500, code: "internal_error"),
  ])
  func refusesTwiceAndThenNoMore(row: Row) async throws {
    try await TestSandbox.run({
      $0.queue = 600
      $0.faults = [SandboxFault(row.fault + "=2")!]
    }) { sandbox in
      for _ in 0..<2 {
        let reply = try await sandbox.submit(TestSandbox.body())
        #expect(try reply.status == row.status && reply.error("code") == row.code)
        #expect((try reply.answer.fields["retry-after"] != nil) == (row.status == 429))
      }
      #expect(try await sandbox.submit(TestSandbox.body()).status == 200)
      #expect(try await sandbox.count("posts") == 3)
      #expect(try await sandbox.count("taken") == 1)
    }
  }

  @Test func withoutANumberItHasNoEnd() async throws {
    try await TestSandbox.run({ $0.faults = [SandboxFault("http-500")!] }) { sandbox async throws in
      for _ in 0..<5 { #expect(try await sandbox.submit(TestSandbox.body()).status == 500) }
      #expect(try await sandbox.count("taken") == 0)
    }
  }

  /// The connection ends without a byte; only the count says whether the job is there.
  @Test(arguments: [("lost-before", Int64(0)), ("lost-after", 1)])
  func anAnswerIsLost(fault: String, taken: Int64) async throws {
    try await TestSandbox.run({
      $0.queue = 600
      $0.faults = [SandboxFault(fault + "=1")!]
    }) { sandbox async throws in
      #expect(try await sandbox.submit(TestSandbox.body()).bytes.isEmpty)
      #expect(try await sandbox.count("posts") == 1)
      #expect(try await sandbox.count("taken") == taken)
      #expect(try await sandbox.submit(TestSandbox.body()).status == 200)
    }
  }

  @Test func halfAnAnswerComes() async throws {
    try await TestSandbox.run({
      $0.queue = 600
      $0.faults = [SandboxFault("half-json=1")!]
    }) { sandbox in
      let half = try await sandbox.submit(TestSandbox.body()).answer
      #expect(half.status == 200 && half.text.hasPrefix("{\"task_id\""))
      let length = try #require(half.fields["content-length"].flatMap { Int($0) })
      #expect(half.body.count == length / 2)
      #expect(try await sandbox.count("taken") == 1)
    }
  }

  @Test func silenceIsLong() async throws {
    try await TestSandbox.run({
      $0.queue = 600
      $0.faults = [SandboxFault("silent=1")!]
    }) { sandbox in
      let port = sandbox.port
      let wire = try await onThread { try Wire(port: port) }
      let body = TestSandbox.body().compactText
      try wire.send(
        "POST /v1/tasks HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer any\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
      while try await sandbox.count("taken") == 0 { try await Task.sleep(for: .milliseconds(50)) }
      try await Task.sleep(for: .milliseconds(500))
      #expect(wire.isSilent)
    }
  }

  @Test func aTaskFailsWithItsCode() async throws {
    try await TestSandbox.run({ $0.faults = [SandboxFault("task-failed=1")!] }) { sandbox in
      let id = try #require(try await sandbox.submit(TestSandbox.body()).json()["task_id"]?.string)
      let task = try await sandbox.outcome(of: id)
      #expect(task["status"] == "failed" && task["result"] == nil)
      #expect(task["error"]?["code"] == "task_failed")
      #expect(task["error"]?["message"]?.string?.hasPrefix("[task_failed] ") == true)
    }
  }

  @Test(arguments: ["", "http-418", "http-500=", "http-500=0", "http-500=-1", "http-500=x", "silent=1=2"])
  func aFaultThatIsNone(text: String) { #expect(SandboxFault(text) == nil) }
}
