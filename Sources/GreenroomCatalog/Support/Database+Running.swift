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
  /// Binds by position and runs, for what is written of every new asset: nothing counts the values.
  func run(_ values: [DatabaseValue]) throws {
    try bind(values)
    try execute()
  }

  /// Straight to SQLite: GRDB's lists of arguments are made, looked through for names and copied each time.
  func bind(_ values: [DatabaseValue]) throws {
    setUncheckedArguments([])
    for (place, value) in zip(CInt(1)..., values) {
      let code = value.bind(to: sqliteStatement, at: place)
      guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql) }
    }
  }
}
