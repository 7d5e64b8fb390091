package import Foundation
import GRDB
package import GreenroomModel

/// A file without facts, and why.
package struct ProblemRecord: Equatable, Sendable {
  package let path: MediaPath
  package let problem: FileProblem
  package let bytes: Int64
  package let seenAt: Date
}

/// One page of the files without facts.
package struct ProblemPage: Equatable, Sendable {
  package let total: Int
  package let problems: [ProblemRecord]
  package let next: String?
}

extension Catalog {
  /// The files without facts that a query with `skipped:` asks for, by path.
  ///
  /// - Parameters:
  ///   - limit: How many on a page; nil gives all.
  ///   - cursor: The `next` of the page before.
  ///   - skipped: How many to pass over first.
  /// - Throws: `usage` where `cursor` is none of this search.
  package func problems(
    matching query: Query, limit: Int? = nil, after cursor: String? = nil, skipping skipped: Int = 0
  ) throws -> ProblemPage {
    let place = try cursor.map { try Cursor($0, order: Self.orderOfProblems) }
    let condition = ProblemSQL.condition(query)
    return try read { database in
      let total =
        try SQLRequest<Int>(literal: "SELECT count(*) \(sql: Self.problems) WHERE \(condition)")
        .fetchOne(database) ?? 0
      let rows = try Self.page(condition, limit: limit, after: place, skipping: skipped, database)
      let isLast = limit.map { rows.count <= $0 } ?? true
      let shown = isLast ? rows[...] : rows.dropLast()
      return ProblemPage(
        total: total, problems: try shown.map(Self.problem),
        next: isLast ? nil : try shown.last.map { try Self.cursor(after: $0) })
    }
  }

  /// Why the file at `path` has no facts; nil where nothing is known against it.
  package func problem(at path: MediaPath) throws -> ProblemRecord? {
    try read { database in
      try SQLRequest<Row>(
        literal: """
          \(sql: Self.columns) \(sql: Self.problems)
          WHERE folder.path = \(StoredPath(path.folder)) AND location.name = \(StoredPath(path.fileName))
          """
      ).fetchOne(database).map(Self.problem)
    }
  }

  private static func page(
    _ condition: SQL, limit: Int?, after place: Cursor?, skipping skipped: Int, _ database: Database
  ) throws -> [Row] {
    let following =
      place.map { SQL("(folder.path, location.name) > (\($0.values[0]), \($0.values[1]))") } ?? SQL("TRUE")
    return try SQLRequest<Row>(
      literal: """
        \(sql: columns) \(sql: problems) WHERE \(condition) AND \(following)
        ORDER BY folder.path, location.name LIMIT \(limit.map { Int64($0) + 1 } ?? -1)
          OFFSET \(skipped)
        """
    ).fetchAll(database)
  }

  private static func problem(_ row: Row) throws -> ProblemRecord {
    let (folder, name): (StoredPath, StoredPath) = (try row.at(0), try row.at(1))
    return try ProblemRecord(
      path: folder.mediaPath.appending(name.bytes),
      problem: FileProblem(FindingCode(rawValue: row.at(2)), row.at(3), isMedia: row.at(4)), bytes: row.at(5),
      seenAt: Date(milliseconds: row.at(6)))
  }

  private static func cursor(after row: Row) throws -> String {
    try Cursor(order: orderOfProblems, values: [row.at(0), row.at(1)]).text
  }

  private static let orderOfProblems = "skipped"
  private static let columns = """
    SELECT folder.path, location.name, problem.code, problem.message, problem.isMedia, location.size,
      location.seenAt
    """
  private static let problems = """
    FROM problem JOIN location ON location.id = problem.location
      JOIN folder ON folder.id = location.folder
    """
}
