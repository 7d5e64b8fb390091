import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

/// How a task of unknown end is to be settled.
package enum TaskSettlement: Sendable {
  /// By what the gateway can tell, or not at all.
  case ask
  /// The gateway has it under this name.
  case adopt(String)
  /// The gateway does not have it.
  case giveUp
}

extension Library {
  /// Settles what became of submits that nobody knows the end of. Nothing is paid for twice: a gateway that
  /// knows a submit again by its key is told the same once more and answers with what it has; of any other,
  /// only a person can find out.
  ///
  /// - Parameter texts: Which tasks; all of unknown end where there is none.
  package func reconcileTasks(_ texts: [String], _ settlement: TaskSettlement = .ask) throws -> [TaskDocument]
  {
    guard let catalog = try catalogIfPresent else { return [] }
    let named = try texts.map { try taskRecord($0) }
    let tasks = try named.isEmpty ? catalog.tasks(in: [.unknown, .submitting]).tasks : named
    return try tasks.map { try document(reconcile($0, settlement)) }
  }

  private func reconcile(_ named: TaskRecord, _ settlement: TaskSettlement) throws -> TaskRecord {
    guard let lease = try TaskLease(on: named.key, in: folder) else {
      // Somebody is sending it at this moment, so its end is not unknown.
      return named
    }
    defer { withExtendedLifetime(lease) {} }
    guard var task = try catalog.task(named.id) else { throw Self.noTask(named.id.text) }
    if task.state == .submitting { task = try markUnknown(task) }
    guard task.state == .unknown else { return task }
    switch settlement {
    case .adopt(let gatewayID): return try adopt(gatewayID, for: task)
    case .giveUp:
      var change = TaskChange(.cancelled)
      change.detail = "Given up: a person says that the gateway does not have it."
      return try catalog.change(task.key, change, at: Date())
    case .ask: return try ask(about: task)
    }
  }

  /// - Throws: `gateway` where it has no such task.
  private func adopt(_ gatewayID: String, for task: TaskRecord) throws -> TaskRecord {
    let client = try client(for: task.gateway)
    let told: GatewayTask
    do throws(GatewayError) {
      told = try client.status(of: gatewayID)
    } catch {
      throw GreenroomError(error)
    }
    return try take(told, of: task)
  }

  private func ask(about task: TaskRecord) throws -> TaskRecord {
    let gateway = try profiles.profile(task.gateway.profile).gateway
    guard let window = gateway.idempotencyWindow else {
      return try stillUnknown(
        task, "This gateway's contract has no way to ask for a submit by its key.",
        hint:
          "Look at the gateway's own list of tasks for one of \(Self.moment(task.submittedAt)). If it is there: "
          + "`greenroom task reconcile \(task.id) --adopt ITS-ID`; if not: `… --give-up`.")
    }
    guard let sent = task.submittedAt, let signedAt = task.signedAt,
      Date().timeIntervalSince(sent) < Double(window.seconds)
    else {
      return try stillUnknown(
        task,
        "The gateway forgets keys after \(TimeSpan(seconds: window.seconds).words), and that time is over.",
        hint: "`greenroom task reconcile \(task.id) --adopt ITS-ID`, or `… --give-up`.")
    }
    guard let record = try catalog.request(task.request) else { throw Self.noTask(task.id.text) }
    let request = try liveRequest(record, signedAt: signedAt) { false }
    let outcome = try client(for: task.gateway).submit(
      request.body, idempotencyKey: task.idempotencyKey)
    switch outcome {
    case .taken(let told): return try take(told, of: task)
    case .refused(let error) where [409, 422].contains(error.status):
      return try stillUnknown(
        task, "The gateway has a submit of this key and will not tell it again: \(error.message).",
        hint:
          "Look for it in the gateway's own list, then `greenroom task reconcile \(task.id) --adopt ITS-ID`.")
    case .refused, .unknown, .notSent: return try self.record(stillUnsettled: outcome, of: task)
    }
  }

  /// A refusal now says that nothing was taken before: the gateway would have answered with it.
  private func record(stillUnsettled outcome: SubmitOutcome, of task: TaskRecord) throws -> TaskRecord {
    switch outcome {
    case .refused(let error) where error.kind == .refused:
      var change = TaskChange(.failed)
      change.error = TaskError(error)
      change.detail = "The gateway does not have it, and refuses it."
      return try catalog.change(task.key, change, at: Date())
    case .refused(let error), .unknown(let error), .notSent(let error):
      return try stillUnknown(
        task, "The gateway could not be asked: \(error.message).",
        hint: "`greenroom task reconcile \(task.id)` again, in a while.")
    case .taken: return task
    }
  }

  private func stillUnknown(_ task: TaskRecord, _ message: String, hint: String) throws -> TaskRecord {
    var change = TaskChange()
    change.error = TaskError(code: "unknown_outcome", message: message, hint: hint)
    change.detail = message
    return try catalog.change(task.key, change, at: Date())
  }

  private static func moment(_ date: Date?) -> String { (date ?? Date()).formatted(.iso8601) }
}
