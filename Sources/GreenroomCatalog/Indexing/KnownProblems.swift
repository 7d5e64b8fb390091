import GRDB
package import GreenroomModel

extension Catalog {
  /// Forgets a file that never was media and is gone again.
  package func forgetProblem(at path: MediaPath) throws {
    try write { database in
      try database.run(
        """
        DELETE FROM location WHERE asset IS NULL AND name = ?
          AND folder IN (SELECT id FROM folder WHERE path = ?)
        """, StoredPath(path.fileName), StoredPath(path.folder))
    }
  }

  /// Why the files at or below `path` that have no facts have none.
  package func knownProblems(under path: MediaPath) throws -> [LocationKey: FileProblem] {
    try read { database in
      let below = try Row.fetchAll(
        database,
        sql: """
          SELECT problem.location, code, message, isMedia FROM folder
          JOIN location ON location.folder = folder.id JOIN problem ON problem.location = location.id
          WHERE \(FolderScope.condition)
          """, arguments: FolderScope(path).arguments)
      let itself = try Row.fetchAll(
        database,
        sql: """
          SELECT problem.location, code, message, isMedia FROM folder
          JOIN location ON location.folder = folder.id JOIN problem ON problem.location = location.id
          WHERE folder.path = ? AND name = ?
          """, arguments: [StoredPath(path.folder), StoredPath(path.fileName)])
      let problems = try (below + itself).map { row -> (LocationKey, FileProblem) in
        let problem = try FileProblem(FindingCode(rawValue: row.at(1)), row.at(2), isMedia: row.at(3))
        return (LocationKey(row: try row.at(0)), problem)
      }
      return Dictionary(problems) { first, _ in first }
    }
  }
}
