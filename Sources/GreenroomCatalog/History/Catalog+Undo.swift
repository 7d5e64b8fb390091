import GRDB
import GreenroomModel

extension Catalog {
  /// Takes operations back, the newest first, in one operation of its own: all of them, or none.
  ///
  /// - Parameter operations: As ``undoable(after:)`` gave them.
  /// - Throws: `conflict` where one was taken back meanwhile, or what is there now does not let it.
  package func undo(_ operations: [Operation]) throws {
    try perform { database in
      // Rows come back in the order of their going, which may be before those that they refer to.
      try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
      for operation in operations { try Self.undo(operation, database) }
    } summary: {
      Self.summary(undoing: operations)
    }
  }

  private static func summary(undoing operations: [Operation]) -> String {
    if operations.count == 1 { return "Undid \(operations[0].number): \(operations[0].summary)" }
    return "Undid \(operations.map { String($0.number) }.joined(separator: ", "))"
  }

  private static func undo(_ operation: Operation, _ database: Database) throws {
    let isStill = try Bool.fetchOne(
      database, sql: "SELECT undoneBy IS NULL FROM operation WHERE id = ?", arguments: [operation.number])
    guard isStill == true else { throw conflict(operation, "it was undone meanwhile") }
    let inverses = try String.fetchAll(
      database, sql: "SELECT inverse FROM change WHERE operation = ? ORDER BY id DESC",
      arguments: [operation.number])
    do {
      for inverse in inverses { try database.execute(sql: inverse) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw conflict(operation, "what is there now stands in its way")
    }
    try database.run(
      "UPDATE operation SET undoneBy = (SELECT operation FROM operationUnderWay) WHERE id = ?",
      operation.number)
  }

  private static func conflict(_ operation: Operation, _ reason: String) -> GreenroomError {
    GreenroomError(
      .conflict, "Operation \(operation.number) cannot be undone: \(reason). Nothing was changed.",
      hint: "`greenroom log` shows what was done since.")
  }
}
