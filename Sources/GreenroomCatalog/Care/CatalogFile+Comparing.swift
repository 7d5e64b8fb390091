import GRDB
import GreenroomModel

/// How a catalog differs from an earlier copy of it.
package struct CatalogDifference: Equatable, Sendable {
  /// True where nothing was written since the copy was made: whatever differs then is damage.
  package let isOfSameRevision: Bool
  /// Without the tables that do not differ.
  package let tables: [TableDifference]
}

/// How the rows of one table differ from those in an earlier copy of the catalog.
package struct TableDifference: Equatable, Sendable {
  package let table: String
  /// Rows of the copy that are not there any more as they were.
  package let changed: Int
  /// Rows that the copy does not have.
  package let added: Int
  /// True for a table whose rows are written once and never changed.
  package let isFixed: Bool
}

extension CatalogFile {
  /// Compares every row with an earlier copy of the same format, which is the one second copy that there is of most
  /// of what the catalog says: SQLite keeps no checksums.
  ///
  /// Where something was written since, what only speeds up searching is not compared: see
  /// ``contradictions()``.
  package func difference(from copy: CatalogFile) throws -> CatalogDifference {
    try open { queue in
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "ATTACH ? AS earlier", arguments: [copy.path])
        defer { try? database.execute(sql: "DETACH earlier") }
        var (tables, isOfSameRevision): ([TableDifference], Bool) = ([], false)
        try database.inTransaction(.deferred) {
          isOfSameRevision =
            try Bool.fetchOne(
              database, sql: "SELECT token IN (SELECT token FROM earlier.revision) FROM main.revision")
            ?? false
          for table in try Self.tables(database, withIndexes: isOfSameRevision) {
            if let difference = try Self.difference(of: table, "*", database) { tables.append(difference) }
          }
          // Where the pages are is no part of what a schema says.
          if let difference = try Self.difference(of: "sqlite_schema", "type, name, tbl_name, sql", database)
          {
            tables.append(difference)
          }
          return .rollback
        }
        return CatalogDifference(isOfSameRevision: isOfSameRevision, tables: tables)
      }
    }
  }

  /// Written when something happens, and never changed after it.
  private static let fixedTables: Set = [
    "folder", "request", "requestReference", "taskEvent", "taskResult", "derivation",
    "grdb_migrations", "sqlite_schema",
  ]

  private static func tables(_ database: Database, withIndexes: Bool) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND (type = 'table' OR type = 'shadow' AND ?) AND name NOT IN ('sqlite_schema', 'sqlite_temp_schema')
        ORDER BY name
        """, arguments: [withIndexes])
  }

  private static func difference(
    of table: String, _ columns: String, _ database: Database
  ) throws -> TableDifference? {
    func count(in one: String, notIn other: String) throws -> Int {
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM
            (SELECT \(columns) FROM \(one)."\(table)" EXCEPT SELECT \(columns) FROM \(other)."\(table)")
          """) ?? 0
    }
    let changed = try count(in: "earlier", notIn: "main")
    let added = try count(in: "main", notIn: "earlier")
    guard changed + added > 0 else { return nil }
    return TableDifference(
      table: table, changed: changed, added: added, isFixed: fixedTables.contains(table))
  }
}
