package import Foundation
import GRDB
package import GreenroomModel

/// A query that has a name.
package struct SavedSearch: Equatable, Sendable {
  package let name: String
  package let query: String
  package let createdAt: Date
}

extension Catalog {
  /// In alphabetical order.
  package func savedSearches() throws -> [SavedSearch] {
    try read { try Self.savedSearches("TRUE ORDER BY key", [], $0) }
  }

  package func savedSearch(_ name: String) throws -> SavedSearch? {
    try read { try Self.savedSearch(name, $0) }
  }

  /// How many searches may stand in one another.
  package static let deepestSearch = 16

  /// Whether `query` has the search `name` in it, in any of those that it is made of; also where they stand too deep
  /// to tell.
  package func reaches(_ name: String, from query: Query) throws -> Bool {
    try read { try Self.reaches(Folding.key(name), from: query, depth: 0, $0) }
  }

  private static func reaches(
    _ key: String, from query: Query, depth: Int, _ database: Database
  ) throws -> Bool {
    guard depth < deepestSearch else { return true }
    for (other, _) in query.savedSearches {
      if Folding.key(other) == key { return true }
      guard let saved = try savedSearch(other, database) else { continue }
      if try reaches(key, from: Query(saved.query), depth: depth + 1, database) { return true }
    }
    return false
  }

  private static func savedSearch(_ name: String, _ database: Database) throws -> SavedSearch? {
    try savedSearches("key = ?", [Folding.key(name)], database).first
  }

  /// - Parameter isReplacing: Takes the place of one of that name.
  /// - Throws: `conflict` where there is one and it is not to be replaced.
  package func saveSearch(_ name: String, query: String, isReplacing: Bool) throws {
    try perform { database in
      let key = Folding.key(name)
      if let old = try Self.savedSearches("key = ?", [key], database).first, !isReplacing {
        throw GreenroomError(
          .conflict, "There is a saved search “\(old.name)” already: \(old.query)",
          hint: "--replace puts the new one in its place.")
      }
      try database.run(
        """
        INSERT INTO savedSearch (name, key, query, createdAt) VALUES (?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET name = excluded.name, query = excluded.query
          WHERE (name, query) <> (excluded.name, excluded.query)
        """, name, key, query, Date().milliseconds)
    } summary: {
      "Saved the search “\(name)”"
    }
  }

  /// - Throws: `not_found`.
  package func deleteSearch(_ name: String) throws {
    try perform { database in
      try database.run("DELETE FROM savedSearch WHERE key = ?", Folding.key(name))
      guard database.changesCount == 1 else { throw Self.noSearch(name) }
    } summary: {
      "Deleted the saved search “\(name)”"
    }
  }

  package static func noSearch(_ name: String) -> GreenroomError {
    GreenroomError(
      .notFound, "There is no saved search “\(name)”.",
      hint: "`greenroom search list` shows those there are; `greenroom search save NAME QUERY` makes one.")
  }

  private static func savedSearches(
    _ clause: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> [SavedSearch] {
    try Row.fetchAll(
      database, sql: "SELECT name, query, createdAt FROM savedSearch WHERE \(clause)", arguments: arguments
    ).map { row in
      try SavedSearch(name: row.at(0), query: row.at(1), createdAt: Date(milliseconds: row.at(2)))
    }
  }
}
