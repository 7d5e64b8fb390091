/// The triggers that write down, for every row of a table that an operation changes, the statement that takes the
/// change back. SQLite's own `quote` makes literals of the values.
struct HistoryTriggers {
  private let table: String
  private let key: [String]
  /// The other columns that people's operations change.
  private let columns: [String]
  /// True for a table whose rows operations neither make nor remove.
  private let isKept: Bool

  init(_ table: String, key: [String], _ columns: [String], isKept: Bool = false) {
    self.table = table
    self.key = key
    self.columns = columns
    self.isKept = isKept
  }

  var sql: String {
    let rows = isKept ? [] : [inserted, deleted]
    return (rows + (columns.isEmpty ? [] : [updated])).joined(separator: "\n")
  }

  private var inserted: String {
    trigger("Inserted", "INSERT", "'DELETE FROM \(table) WHERE ' || \(condition("NEW"))")
  }

  private var deleted: String {
    let all = key + columns
    let values = all.map { "quote(OLD.\($0))" }.joined(separator: " || ', ' || ")
    return trigger(
      "Deleted", "DELETE",
      "'INSERT INTO \(table) (\(all.joined(separator: ", "))) VALUES (' || \(values) || ')'")
  }

  private var updated: String {
    let values = columns.map { "'\($0) = ' || quote(OLD.\($0))" }.joined(separator: " || ', ' || ")
    return trigger(
      "Updated", "UPDATE OF \(columns.joined(separator: ", "))",
      "'UPDATE \(table) SET ' || \(values) || ' WHERE ' || \(condition("NEW"))")
  }

  private func condition(_ row: String) -> String {
    key.map { "'\($0) = ' || quote(\(row).\($0))" }.joined(separator: " || ' AND ' || ")
  }

  private func trigger(_ name: String, _ event: String, _ inverse: String) -> String {
    """
    CREATE TRIGGER \(table)\(name)InHistory AFTER \(event) ON \(table)
    WHEN EXISTS (SELECT 1 FROM operationUnderWay) BEGIN
      INSERT INTO change (operation, inverse) SELECT operation, \(inverse) FROM operationUnderWay;
    END;
    """
  }
}
