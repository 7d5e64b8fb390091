package import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// Changes a task in a transaction of its own, and writes it into the task's history.
  ///
  /// - Throws: `conflict` where its state, as it stands in the catalog now, may not become the new one.
  @discardableResult
  package func change(_ task: TaskKey, _ change: TaskChange, at time: Date) throws -> TaskRecord {
    try write { database in
      try Self.apply(change, to: task, at: time, database)
      return try Self.task(task, database)
    }
  }

  /// Writes down that a task is about to be sent, and what it tells the gateway to fetch.
  ///
  /// - Parameter signedAt: When the URLs in its body were signed.
  @discardableResult
  package func beginSubmit(
    of task: TaskKey, fetching objects: [StagedObject], signedAt: Date, at time: Date
  ) throws -> TaskRecord {
    try write { database in
      try Self.apply(TaskChange(.submitting), to: task, at: time, database)
      try database.run("UPDATE task SET signedAt = ? WHERE pk = ?", signedAt.milliseconds, task.row)
      try database.run("DELETE FROM taskObject WHERE task = ?", task.row)
      for (index, object) in objects.enumerated() {
        try database.run(
          "INSERT INTO taskObject (task, position, backend, key, sha256) VALUES (?, ?, ?, ?, ?)", task.row,
          index + 1, object.backend, object.key.text, object.content)
      }
      return try Self.task(task, database)
    }
  }

  static func apply(
    _ change: TaskChange, to task: TaskKey, at time: Date, _ database: Database
  ) throws {
    let before = try self.task(task, database)
    if let next = change.state, next != before.state, !before.state.mayBecome(next) {
      throw GreenroomError(
        .conflict, "Task \(before.id) is \(before.state.rawValue) and cannot become \(next.rawValue).",
        hint: "`greenroom task show \(before.id)` shows what happened to it.")
    }
    try database.run(
      """
      UPDATE task SET state = coalesce(?, state), gatewayID = coalesce(?, gatewayID),
        gatewayStatus = coalesce(?, gatewayStatus), progress = coalesce(?, progress), cost = coalesce(?, cost),
        completedAt = coalesce(?, completedAt), linkExpiresAt = coalesce(?, linkExpiresAt),
        nextLookAt = coalesce(?, nextLookAt), looks = coalesce(?, looks), failures = coalesce(?, failures)
      WHERE pk = ?
      """,
      change.state?.rawValue, change.gatewayID, change.gatewayStatus,
      change.progress.map { min(max($0, 0), 1) }, change.cost, change.completedAt?.milliseconds,
      change.linkExpiresAt?.milliseconds, change.nextLookAt?.milliseconds, change.looks, change.failures,
      task.row)
    if change.error != nil || change.clearsError {
      try database.run(
        "UPDATE task SET errorCode = ?, errorMessage = ?, errorHint = ? WHERE pk = ?", change.error?.code,
        change.error?.message, change.error?.hint, task.row)
    }
    try stamp(change, before, at: time, database)
    let isNews = change.state.map { $0 != before.state } ?? false
    if isNews || change.detail != nil {
      let event = TaskEvent(at: time, state: change.state ?? before.state, detail: change.detail)
      try record(event, of: task, database)
    }
  }

  /// Times that follow from what changed; each is written once.
  private static func stamp(
    _ change: TaskChange, _ before: TaskRecord, at time: Date, _ database: Database
  ) throws {
    func write(_ column: String) throws {
      try database.run("UPDATE task SET \(column) = ? WHERE pk = ?", time.milliseconds, before.key.row)
    }
    if change.state == .submitting { try write("submittedAt") }
    if change.gatewayID != nil, before.acceptedAt == nil { try write("acceptedAt") }
    if let state = change.state, state.isOver { try write("endedAt") }
  }

  static func record(_ event: TaskEvent, of task: TaskKey, _ database: Database) throws {
    try database.run(
      "INSERT INTO taskEvent (task, at, state, detail) VALUES (?, ?, ?, ?)", task.row, event.at.milliseconds,
      event.state.rawValue, event.detail)
  }
}
