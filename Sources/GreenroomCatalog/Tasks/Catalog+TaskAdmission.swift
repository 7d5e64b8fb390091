package import Foundation
import GRDB
package import GreenroomModel

/// A request that is to be paid for.
package struct TaskIntent: Sendable {
  package var request: RequestID
  package var gateway: TaskGateway
  package var outputSeconds: Double?
  /// Goes with this intent and no other, also where the gateway cannot use it.
  package var idempotencyKey: String
  /// True where a person wants the same work twice.
  package var isAgain: Bool

  package init(
    request: RequestID, gateway: TaskGateway, outputSeconds: Double?, idempotencyKey: String,
    isAgain: Bool = false
  ) {
    self.request = request
    self.gateway = gateway
    self.outputSeconds = outputSeconds
    self.idempotencyKey = idempotencyKey
    self.isAgain = isAgain
  }
}

extension Catalog {
  /// Writes down that these requests are to be paid for: all of them, or none.
  ///
  /// - Parameters:
  ///   - requests: Those of them that are not stored yet; they are with the tasks, or not at all.
  ///   - waiting: Tasks that were admitted before and are of the same order.
  ///   - key: What the client that ordered may ask with again.
  /// - Throws: `conflict` where the same body is under way or of unknown end already and that was not said to
  ///   be wanted, or where something was ordered under the key already; `not_found` where a request is not there.
  package func admit(
    _ intents: [TaskIntent], storing requests: [RequestRecord] = [], with waiting: [TaskID] = [],
    under key: WriteKey? = nil, at time: Date
  ) throws -> [TaskRecord] {
    try write { database in
      for request in requests { try Self.insert(request, database) }
      let admitted = try intents.map { try Self.admit($0, at: time, database) }
      if let key {
        try Self.remember(.tasks(waiting + admitted.map(\.id)), of: key, at: time, database)
      }
      return admitted
    }
  }

  private static func admit(
    _ intent: TaskIntent, at time: Date, _ database: Database
  ) throws -> TaskRecord {
    if !intent.isAgain, let twin = try twin(of: intent.request, database) {
      throw GreenroomError(
        .conflict, "Task \(twin.id) (\(twin.state)) was submitted with the same body already.",
        hint: "`greenroom task show \(twin.id)` shows it; `--again` pays for it a second time.")
    }
    return try insert(intent, state: .admitted, isAdopted: false, at: time, database)
  }

  static func insert(
    _ intent: TaskIntent, state: TaskState, isAdopted: Bool, at time: Date, _ database: Database
  ) throws -> TaskRecord {
    var generator = SystemRandomNumberGenerator()
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO task (id, request, state, isAdopted, profile, baseURL, dialect, idempotencyKey,
          outputSeconds, createdAt)
        SELECT ?, pk, ?, ?, ?, ?, ?, ?, ?, ? FROM request WHERE id = ?
        ON CONFLICT (id) DO NOTHING
        """)
    guard try exists(intent.request, database) else {
      throw GreenroomError(.notFound, "There is no stored request “\(intent.request)”.")
    }
    while true {
      let id = TaskID(random: generator.next())
      try statement.execute(arguments: [
        id.text, state.rawValue, isAdopted, intent.gateway.profile, intent.gateway.baseURL,
        intent.gateway.dialect, intent.idempotencyKey, intent.outputSeconds, time.milliseconds,
        intent.request.text,
      ])
      guard database.changesCount == 1 else { continue }
      let key = TaskKey(row: database.lastInsertedRowID)
      try record(TaskEvent(at: time, state: state, detail: nil), of: key, database)
      return try task(key, database)
    }
  }

  private static func exists(_ request: RequestID, _ database: Database) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM request WHERE id = ?)"),
      arguments: [request.text]) ?? false
  }

  /// A task that has the same body and may still come to something.
  private static func twin(
    of request: RequestID, _ database: Database
  ) throws -> (id: String, state: String)? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT task.id, task.state FROM request mine JOIN request other ON other.body = mine.body
            JOIN task ON task.request = other.pk
          WHERE mine.id = ? AND task.state IN (\(stateList { !$0.isOver }))
          ORDER BY task.createdAt DESC LIMIT 1
          """), arguments: [request.text]
    ).map { (try $0.at(0), try $0.at(1)) }
  }

  /// For `state IN (…)`.
  static func stateList(where condition: (TaskState) -> Bool) -> String {
    TaskState.allCases.filter(condition).map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }
}
