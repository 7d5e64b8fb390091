import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

/// Takes a task that a gateway has one step further: asks for its state, or brings its result.
struct TaskStep {
  let library: Library
  let shouldStop: @Sendable () -> Bool

  /// The task as it stands afterwards; nil where another process has it at this moment.
  ///
  /// - Throws: `unauthorized` and `interrupted`, and what keeps the catalog from being written. What the gateway
  ///   says is in the task.
  func run(_ id: TaskID) throws -> TaskRecord? {
    guard let task = try library.catalog.task(id) else { return nil }
    guard let lease = try TaskLease(on: task.key, in: library.folder) else { return nil }
    defer { withExtendedLifetime(lease) {} }
    // Another process may have had it until now.
    guard let task = try library.catalog.task(id) else { return nil }
    switch task.state {
    case .submitting: return try library.markUnknown(task)
    case .queued, .processing, .completed, .downloading, .expired: return try look(at: task)
    default: return task
    }
  }

  private func look(at task: TaskRecord) throws -> TaskRecord {
    let gateway = try library.profiles.profile(task.gateway.profile).gateway
    let client = try library.client(for: task.gateway)
    guard let gatewayID = task.gatewayID else { return task }
    let told: GatewayTask
    do throws(GatewayError) {
      told = try client.status(of: gatewayID, isCancelled: shouldStop)
    } catch {
      if error.kind == .interrupted || error.kind == .unauthorized { throw GreenroomError(error) }
      let change = TaskLook(task: task, gateway: gateway, now: Date()).change(for: error)
      return try library.catalog.change(task.key, change, at: Date())
    }
    return try advance(task, told, gateway)
  }

  private func advance(
    _ task: TaskRecord, _ told: GatewayTask, _ gateway: GatewayFacts
  ) throws -> TaskRecord {
    var task = task
    // A download that was killed begins where it was; what had expired may have a fresh link.
    if told.status == .completed, !told.clips.isEmpty, task.state == .expired || task.state == .downloading {
      task = try library.catalog.change(task.key, TaskChange(.completed), at: Date())
    }
    let look = TaskLook(task: task, gateway: gateway, now: Date())
    task = try library.catalog.change(task.key, look.change(for: told), at: Date())
    guard task.state == .completed else { return task }
    return try download(task, told, gateway)
  }

  private func download(
    _ task: TaskRecord, _ told: GatewayTask, _ gateway: GatewayFacts
  ) throws -> TaskRecord {
    let begun = try library.catalog.change(task.key, TaskChange(.downloading), at: Date())
    do {
      return try TaskDownload(library: library, task: begun, gateway: gateway, shouldStop: shouldStop).run(
        told)
    } catch let failure as DownloadFailure {
      if failure.cause == .interrupted { throw GreenroomError(.interrupted, "Interrupted.") }
      return try setBack(begun, failure, gateway)
    } catch let error as GreenroomError where error.code == .inputOutput {
      return try setBack(begun, DownloadFailure(unreadable: error.message), gateway)
    }
  }

  /// The result is still at the gateway: it is tried again, with a fresh link.
  private func setBack(
    _ task: TaskRecord, _ failure: DownloadFailure, _ gateway: GatewayFacts
  ) throws -> TaskRecord {
    let now = Date()
    let failures = task.failures + 1
    let isOver = task.linkExpiresAt.map { $0 <= now } ?? false
    var isDead = false
    if case .linkDead = failure.cause { isDead = true }
    var change = TaskChange(isDead && isOver ? .expired : .completed)
    change.error = TaskError(
      code: isDead ? "link_dead" : "download", message: failure.message,
      hint: failure.cause == .diskFull
        ? "Make room; what is here already stays, and `greenroom task download \(task.id)` goes on with it."
        : "`greenroom task download \(task.id)` asks for a fresh link and tries again.")
    change.failures = failures
    change.nextLookAt = now.addingTimeInterval(
      gateway.polling.pause(afterLooks: task.looks, failures: failures, chance: .random(in: 0..<1)))
    return try library.catalog.change(task.key, change, at: now)
  }
}

extension Library {
  /// A task that was being sent when its process died: nobody knows whether it got there.
  func markUnknown(_ task: TaskRecord) throws -> TaskRecord {
    var change = TaskChange(.unknown)
    change.error = TaskError(
      code: "unknown_outcome",
      message: "The program ended while it sent this task, so nobody can tell whether the gateway took it.",
      hint: "It is never sent again by itself. `greenroom task reconcile \(task.id)` settles it.")
    return try catalog.change(task.key, change, at: Date())
  }
}
