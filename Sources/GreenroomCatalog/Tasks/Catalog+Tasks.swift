package import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  package func task(_ id: TaskID) throws -> TaskRecord? {
    try read { try Self.tasks(where: "task.id = ?", [id.text], $0).first }
  }

  /// The tasks whose ids begin so, newest first.
  package func tasks(withPrefix prefix: String) throws -> [TaskRecord] {
    try read { try Self.tasks(where: "task.id >= ? AND task.id < ?", [prefix, prefix + "~"], $0) }
  }

  /// The tasks that this gateway calls so.
  package func tasks(atGateway gatewayID: String) throws -> [TaskRecord] {
    try read { try Self.tasks(where: "task.gatewayID = ?", [gatewayID], $0) }
  }

  /// The tasks in these states, newest first, and how many there are in all.
  package func tasks(
    in states: Set<TaskState>, limit: Int = -1
  ) throws -> (total: Int, tasks: [TaskRecord]) {
    try read { database in
      let condition = "task.state IN (\(Self.stateList { states.contains($0) }))"
      let total = try Int.fetchOne(database, sql: "SELECT count(*) FROM task WHERE \(condition)") ?? 0
      return (total, try Self.tasks(where: condition, [], limit: limit, database))
    }
  }

  /// The tasks of a request, newest first.
  package func tasks(of request: RequestID) throws -> [TaskRecord] {
    try read { try Self.tasks(where: "request.id = ?", [request.text], $0) }
  }

  /// The tasks whose clips are not here yet though their links end before `end`, the first to end first.
  package func tasks(expiringBefore end: Date) throws -> [TaskRecord] {
    try read { database in
      try Self.tasks(
        where: "task.linkExpiresAt < ? AND task.state IN ('completed', 'downloading')", [end.milliseconds],
        order: "task.linkExpiresAt", database)
    }
  }

  /// What happened to a task, the oldest first.
  package func events(of task: TaskKey) throws -> [TaskEvent] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(sql: "SELECT at, state, detail FROM taskEvent WHERE task = ? ORDER BY id"),
        arguments: [task.row]
      ).map { row in
        TaskEvent(
          at: Date(milliseconds: try row.at(0)), state: try Self.state(row.at(1)), detail: try row.at(2))
      }
    }
  }

  // MARK: - Rows

  static func task(_ key: TaskKey, _ database: Database) throws -> TaskRecord {
    guard let task = try tasks(where: "task.pk = ?", [key.row], database).first else {
      throw GreenroomError(.notFound, "The task is no longer in the catalog.")
    }
    return task
  }

  static func tasks(
    where condition: String, _ arguments: StatementArguments, limit: Int = -1,
    order: String = "task.createdAt DESC, task.pk DESC", _ database: Database
  ) throws -> [TaskRecord] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT task.*, request.id AS requestID, request.model AS model, request.prompt AS prompt
          FROM task JOIN request ON request.pk = task.request
          WHERE \(condition) ORDER BY \(order) LIMIT \(limit)
          """), arguments: arguments)
    return try rows.map { try record($0, database) }
  }

  static func state(_ text: String) throws -> TaskState {
    guard let state = TaskState(rawValue: text) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "“\(text)” is no state of a task")
    }
    return state
  }

  private static func record(_ row: Row, _ database: Database) throws -> TaskRecord {
    let key = TaskKey(row: try row.at("pk"))
    guard let id = TaskID(try row.at("id") as String),
      let request = RequestID(try row.at("requestID") as String)
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a task has no proper id") }
    func time(_ column: String) throws -> Date? {
      try (row.at(column) as Int64?).map(Date.init(milliseconds:))
    }
    let error = try (row.at("errorCode") as String?).map { code in
      TaskError(code: code, message: try row.at("errorMessage"), hint: try row.at("errorHint"))
    }
    return try TaskRecord(
      key: key, id: id, request: request, model: row.at("model"), prompt: row.at("prompt"),
      state: state(row.at("state")), isAdopted: row.at("isAdopted"),
      gateway: TaskGateway(
        profile: row.at("profile"), baseURL: row.at("baseURL"), dialect: row.at("dialect")),
      idempotencyKey: row.at("idempotencyKey"), outputSeconds: row.at("outputSeconds"),
      gatewayID: row.at("gatewayID"), gatewayStatus: row.at("gatewayStatus"), progress: row.at("progress"),
      cost: row.at("cost"), error: error, createdAt: Date(milliseconds: row.at("createdAt")),
      submittedAt: time("submittedAt"), signedAt: time("signedAt"), acceptedAt: time("acceptedAt"),
      completedAt: time("completedAt"),
      endedAt: time("endedAt"), linkExpiresAt: time("linkExpiresAt"), nextLookAt: time("nextLookAt"),
      looks: row.at("looks"), failures: row.at("failures"), results: results(of: key, database))
  }

  private static func results(of task: TaskKey, _ database: Database) throws -> [TaskResult] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT role, asset.id FROM taskResult JOIN asset ON asset.pk = taskResult.asset
          WHERE task = ? ORDER BY role, position
          """), arguments: [task.row]
    ).compactMap { row in
      guard let role = TaskResult.Role(rawValue: try row.at(0)), let asset = AssetID(try row.at(1) as String)
      else { return nil }
      return TaskResult(role: role, asset: asset)
    }
  }
}
