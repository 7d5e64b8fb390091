import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

/// What one look at a task at its gateway changes.
struct TaskLook {
  /// Looks in a row at which a gateway may say that it does not know a task, or has it without a result.
  private static let greatestDoubts = 5

  let task: TaskRecord
  let gateway: GatewayFacts
  let now: Date

  /// The state that a word of the gateway means; nil where the word is not known or cannot follow.
  private func state(_ status: GatewayStatus) -> TaskState? {
    let next: TaskState? =
      switch status {
      case .queued: .queued
      case .processing: .processing
      case .completed: .completed
      case .failed: .failed
      case .cancelled: .cancelled
      case .other: nil
      }
    return next.flatMap { $0 == task.state || task.state.mayBecome($0) ? $0 : nil }
  }

  func change(for told: GatewayTask) -> TaskChange {
    var change = TaskChange(state(told.status))
    change.gatewayStatus = told.statusText
    change.progress = told.progress
    change.cost = told.cost?.compactText
    change.completedAt = told.completedAt
    change.clearsError = true
    schedule(&change, failures: 0)
    switch told.status {
    case .completed where told.clips.isEmpty:
      // It says that it is done and gives nothing. Perhaps the link follows.
      change.state = nil
      doubt(&change, "The gateway says that it is completed and gives no clip.")
    case .completed:
      let end = (told.clips + [told.lastFrame].compactMap(\.self)).compactMap(\.expiresAt).min()
      let begin = told.completedAt ?? now
      change.linkExpiresAt = end ?? begin.addingTimeInterval(Double(gateway.linkLifetime.seconds))
      change.nextLookAt = now
    case .failed:
      change.error = TaskError(
        told.error ?? GatewayError(.taskFailed, message: "The job failed; the gateway gives no reason."))
    case .other(let word) where task.gatewayStatus != word:
      change.detail = "The gateway says “\(word)”, which is no state that is known. It is asked again."
    default: break
    }
    return change
  }

  func change(for error: GatewayError) -> TaskChange {
    var change = TaskChange()
    change.error = TaskError(error)
    schedule(&change, failures: task.failures + 1, retryAfter: error.retryAfter)
    if error.kind == .notFound {
      doubt(&change, "The gateway does not know the task \(task.gatewayID ?? "").")
    }
    return change
  }

  private func schedule(_ change: inout TaskChange, failures: Int, retryAfter: Double? = nil) {
    let pause = gateway.polling.pause(
      afterLooks: task.looks, failures: failures, retryAfter: retryAfter, chance: .random(in: 0..<1))
    change.looks = task.looks + 1
    change.failures = failures
    change.nextLookAt = now.addingTimeInterval(pause)
  }

  /// What cannot be is believed only when it is said again and again.
  private func doubt(_ change: inout TaskChange, _ message: String) {
    let failures = task.failures + 1
    change.failures = failures
    change.clearsError = false
    change.error = TaskError(
      code: "no_result", message: message,
      hint: "If it was paid for, ask the gateway's support with its id.")
    if failures >= Self.greatestDoubts { change.state = .failed }
  }
}
