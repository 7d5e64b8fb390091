import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

/// Takes one admitted task to the gateway. Each step is written down before the next is made; the call itself is
/// made once.
struct TaskSubmission {
  let library: Library
  let fullURLs: [String: String]
  let shouldStop: @Sendable () -> Bool

  /// The task as it stands afterwards: taken, failed, or of unknown end. The caller has its lease.
  ///
  /// - Throws: What happened before anything was sent; the task is `admitted` again, and can be submitted later.
  func run(_ task: TaskRecord) throws -> TaskRecord {
    let client = try library.client(for: task.gateway)
    let staged = try library.catalog.change(task.key, TaskChange(.staging), at: Date())
    let request: LiveRequest
    do {
      guard let record = try library.catalog.request(task.request) else {
        throw GreenroomError(.notFound, "The request of task \(task.id) is no longer in the catalog.")
      }
      request = try library.liveRequest(record, fullURLs: fullURLs, shouldStop)
      if shouldStop() { throw GreenroomError(.interrupted, "Interrupted before anything was sent.") }
    } catch {
      try giveBack(staged, error)
      throw error
    }
    let sent = try library.catalog.beginSubmit(
      of: task.key, fetching: request.objects, signedAt: request.signedAt, at: Date())
    // From here on nothing is given up by Ctrl-C: the answer is what the money is paid for.
    let outcome = client.submit(request.body, idempotencyKey: try library.idempotencyKey(of: sent))
    return try library.record(outcome, of: sent, body: request.body)
  }

  private func giveBack(_ task: TaskRecord, _ error: any Error) throws {
    var change = TaskChange(.admitted)
    change.error = (error as? GreenroomError).map {
      TaskError(code: $0.code.rawValue, message: $0.message, hint: $0.hint)
    }
    change.detail = "Nothing was sent."
    try library.catalog.change(task.key, change, at: Date())
  }
}

extension Library {
  /// The key of this intent, where the gateway's contract knows such a thing.
  func idempotencyKey(of task: TaskRecord) throws -> String? {
    try profiles.profile(task.gateway.profile).gateway.idempotencyWindow.map { _ in task.idempotencyKey }
  }

  /// Writes down how a submit ended.
  func record(_ outcome: SubmitOutcome, of task: TaskRecord, body: JSONValue) throws -> TaskRecord {
    switch outcome {
    case .taken(let told): return try take(told, of: task)
    case .refused(let error):
      return try fail(task, error, body, "The gateway refused it. Nothing is charged.")
    case .notSent(let error): return try fail(task, error, body, "Not a byte of it was sent.")
    case .unknown(let error):
      var change = TaskChange(.unknown)
      change.error = TaskError(
        code: "unknown_outcome",
        message: "Nobody can tell whether the gateway took it: \(error.message).",
        hint: "It is never sent again by itself. `greenroom task reconcile \(task.id)` settles it.")
      return try catalog.change(task.key, change, at: Date())
    }
  }

  private func fail(
    _ task: TaskRecord, _ error: GatewayError, _ body: JSONValue, _ detail: String
  ) throws -> TaskRecord {
    var change = TaskChange(.failed)
    change.error = TaskError(error, body: body)
    change.detail = detail
    return try catalog.change(task.key, change, at: Date())
  }

  /// The gateway's name of a task is kept at once, before anything else is asked of it. Whatever state it tells,
  /// the first look reads it whole.
  func take(_ told: GatewayTask, of task: TaskRecord) throws -> TaskRecord {
    let schedule = try profiles.profile(task.gateway.profile).gateway.polling
    var change = TaskChange(told.status == .processing ? .processing : .queued)
    change.gatewayID = told.id
    change.gatewayStatus = told.statusText
    change.progress = told.progress
    change.cost = told.cost?.compactText
    change.clearsError = true
    change.looks = 0
    change.failures = 0
    change.nextLookAt = Date().addingTimeInterval(
      schedule.pause(afterLooks: 0, chance: Double.random(in: 0..<1)))
    return try catalog.change(task.key, change, at: Date())
  }
}
