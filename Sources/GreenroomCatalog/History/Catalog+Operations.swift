import Foundation
import GRDB
import GreenroomModel

extension Catalog {
  /// How many operations back can be undone; what those before them were is still told.
  private static let reach: Int64 = 1_000

  /// Runs `body` as one operation of the history: all of it is done and can be taken back, or nothing. Where it
  /// changes nothing that people said, the history does not mention it; where it changes nothing at all, the catalog
  /// stays as it was.
  ///
  /// - Parameter summary: Told afterwards what the operation was, as a sentence.
  func perform<Value>(_ body: (Database) throws -> Value, summary: (Value) -> String) throws -> Value {
    try writeIfChanged { database in
      try perform(in: database, body) { value, isSaid in isSaid ? summary(value) : nil }
    }
  }

  /// The same as a part of a transaction.
  ///
  /// - Parameter summary: Nil where the history does not mention it; it is also told whether anything that people said
  ///   was changed.
  /// - Returns: Also whether `body` changed anything. What is written here for the history alone is no change.
  func perform<Value>(
    in database: Database, _ body: (Database) throws -> Value, summary: (Value, _ isSaid: Bool) -> String?
  ) throws -> (value: Value, hasChanged: Bool) {
    let number = try begin(database)
    let (value, hasChanged) = try database.tellingChange(body)
    let isSaid =
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM change WHERE operation = ?)", arguments: [number])
      ?? false
    if let summary = summary(value, isSaid) {
      try database.run("UPDATE operation SET summary = ? WHERE id = ?", summary, number)
    } else {
      try database.run("DELETE FROM operation WHERE id = ?", number)
    }
    try database.run("DELETE FROM operationUnderWay")
    try database.run("DELETE FROM change WHERE operation <= ?", number - Self.reach)
    return (value, hasChanged)
  }

  /// Writes down what cannot be taken back, such as a run of the indexer.
  package func note(_ summary: String) throws {
    try write { database in
      try database.run(
        "INSERT INTO operation (at, actor, summary) VALUES (?, ?, ?)", Date().milliseconds, actor, summary)
    }
  }

  private func begin(_ database: Database) throws -> Int64 {
    try database.run(
      "INSERT INTO operation (at, actor, summary) VALUES (?, ?, '…')", Date().milliseconds, actor)
    let number = database.lastInsertedRowID
    try database.run("INSERT INTO operationUnderWay (operation) VALUES (?)", number)
    return number
  }

  // MARK: - Telling

  /// The newest operations.
  package func operations(limit: Int) throws -> [Operation] {
    try read { try Self.operations("TRUE ORDER BY id DESC LIMIT ?", [limit], $0) }
  }

  /// What `undo` would take back, the newest first: the last operation that can be, or all those after `number`.
  package func undoable(after number: Int64?) throws -> [Operation] {
    try read { database in
      let isUndoable = """
        undoneBy IS NULL AND EXISTS (SELECT 1 FROM change WHERE change.operation = operation.id)
          AND NOT EXISTS (SELECT 1 FROM operation undone WHERE undone.undoneBy = operation.id)
        """
      guard let number else {
        return try Self.operations("\(isUndoable) ORDER BY id DESC LIMIT 1", [], database)
      }
      return try Self.operations("\(isUndoable) AND id > ? ORDER BY id DESC", [number], database)
    }
  }

  private static func operations(
    _ clause: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> [Operation] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, at, actor, summary, undoneBy,
          (SELECT count(*) FROM change WHERE change.operation = operation.id) AS changes
        FROM operation WHERE \(clause)
        """, arguments: arguments
    ).map { row in
      try Operation(
        number: row.at("id"), at: Date(milliseconds: row.at("at")), actor: row.at("actor"),
        summary: row.at("summary"), changes: row.at("changes"), undoneBy: row.at("undoneBy"))
    }
  }
}
