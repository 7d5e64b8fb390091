import GRDB

extension Database {
  /// Runs one write whose statement is prepared once and kept.
  func run(_ sql: String, _ values: (any DatabaseValueConvertible)?...) throws {
    let statement = try cachedStatement(sql: sql)
    try statement.execute(arguments: StatementArguments(values))
  }

  /// What `body` gives, and whether it inserted, updated or deleted any row.
  func tellingChange<Value>(
    _ body: (Database) throws -> Value
  ) rethrows -> (value: Value, hasChanged: Bool) {
    let changes = totalChangesCount
    let value = try body(self)
    return (value, totalChangesCount > changes)
  }
}

extension Statement {
  /// Binds by position and runs, without the checks that count the arguments each time.
  func run(_ values: [DatabaseValue]) throws {
    setUncheckedArguments(StatementArguments(values))
    try execute()
  }
}
