import Foundation
import Greenroom
import GreenroomModel
import HTTPTypes
import Hummingbird
import ServiceLifecycle

/// Submits, and all that can go wrong with one.
extension SandboxResponder {
  /// Bytes of a body; those that hold no media have a few thousand.
  private static let greatestBody = 1_048_576
  /// Seconds that the fault `silent` waits; longer than any client.
  private static let silence = 600.0
  /// Seconds that a client may ask to wait for the end of a task.
  private static let greatestWait = 60.0

  func submit(_ request: Request, _ context: ListenerContext) async throws -> Response {
    workshop.state.count { $0.posts += 1 }
    guard let buffer = try? await request.body.collect(upTo: Self.greatestBody) else {
      return refuse(
        SandboxRefusal(
          .contentTooLarge, "invalid_request", ["The body has more than \(Self.greatestBody) bytes."]))
    }
    let body = Array(buffer.readableBytesView)
    if let fault = workshop.state.take([.lostBefore, .http400, .http401, .http402, .http429, .http500]) {
      return await fail(fault, context)
    }
    let key = workshop.knowsKeys ? Self.field("Idempotency-Key", of: request) : nil
    if let key, let repeated = workshop.state.repeated(key, body) {
      guard case .job(let job) = repeated else { return refuse(.otherBody) }
      return SandboxAnswer.document(workshop.documents.submitted(job))
    }
    let job: SandboxJob
    do {
      job = try await Self.onThread { [workshop] in try workshop.take(body, key: key) }
    } catch let refusal as SandboxRefusal {
      workshop.state.count { $0.refused += 1 }
      return refuse(refusal)
    } catch let error as GreenroomError {
      return refuse(SandboxRefusal(.internalServerError, "internal_error", [error.message]))
    }
    return try await answer(job, request, context)
  }

  /// Answers for a job that was taken, or loses the answer.
  private func answer(_ job: SandboxJob, _ request: Request, _ context: ListenerContext) async throws
    -> Response
  {
    let document = workshop.documents.submitted(job)
    switch workshop.state.take([.lostAfter, .halfJSON, .silent]) {
    case .lostAfter: return await context.drop()
    case .halfJSON: return SandboxAnswer.half(of: document)
    case .silent:
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Self.silence)) }
      return await context.drop()
    default: break
    }
    guard workshop.knowsKeys, let seconds = Self.wait(request) else {
      return SandboxAnswer.document(document)
    }
    return SandboxAnswer.document(try await outcome(of: job, within: seconds) ?? document)
  }

  private func fail(_ fault: SandboxFault.Kind, _ context: ListenerContext) async -> Response {
    switch fault {
    case .http400:
      return refuse(SandboxRefusal("invalid_request", ["The sandbox was told to refuse this."]))
    case .http401: return refuse(.badKey)
    case .http402:
      return refuse(
        SandboxRefusal(.init(code: 402), "insufficient_balance", ["The balance does not cover this task."]))
    case .http429:
      var response = refuse(SandboxRefusal(.tooManyRequests, "rate_limited", ["Too many requests."]))
      response.headers[.retryAfter] = "2"
      return response
    case .http500:
      return refuse(
        SandboxRefusal(.internalServerError, "internal_error", ["The sandbox was told to fail."]))
    default: return await context.drop()
    }
  }

  private static func field(_ name: String, of request: Request) -> String? {
    HTTPField.Name(name).flatMap { request.headers[$0] }
  }

  // MARK: - Waiting

  /// Seconds that `Prefer: wait=N` asks for (RFC 7240); nil where it does not.
  private static func wait(_ request: Request) -> Double? {
    let preferences = (field("Prefer", of: request) ?? "").split { $0 == "," || $0 == " " }
    let seconds = preferences.first { $0.hasPrefix("wait=") }.flatMap { Int($0.dropFirst("wait=".count)) }
    return seconds.flatMap { $0 > 0 ? min(Double($0), greatestWait) : nil }
  }

  /// What is told of the job once it has ended, or when the time is over.
  private func outcome(of job: SandboxJob, within seconds: Double) async throws -> JSONValue? {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    while true {
      let job = workshop.state.job(job.id) ?? job
      if job.status(at: Date()).isTerminal || ContinuousClock.now >= deadline {
        return workshop.document(of: job.id)?.json
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  // MARK: - Threads

  /// Fetching and probing wait; the threads that all tasks share must not.
  private static func onThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
  }
}
