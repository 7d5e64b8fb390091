import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// Goes through every location that is known at or below `path`, folder by folder, and calls `body` with
  /// the folder, the file's name (valid during the call only) and what is known. Made for hundreds of
  /// thousands of rows: it makes no strings.
  package func forEachKnownLocation(
    under path: MediaPath,
    _ body: (_ folder: MediaPath, _ name: UnsafeRawBufferPointer, KnownLocation) throws -> Void
  ) throws {
    try read { database in
      let files = try database.cachedStatement(sql: Self.locationsInFolder)
      for (row, folder) in try Self.folders(under: path, database) {
        try Self.stream(files, [row], folder, body)
      }
      let file = try database.cachedStatement(sql: Self.locationAtPath)
      try Self.stream(file, [StoredPath(path.folder), StoredPath(path.fileName)], path.folder, body)
    }
  }

  /// What is known of one path; nil where nothing is.
  package func knownLocation(at path: MediaPath) throws -> KnownLocation? {
    try knownLocations(at: [path])[0]
  }

  /// What is known of each of these paths, in their order and in one read.
  package func knownLocations(at paths: [MediaPath]) throws -> [KnownLocation?] {
    guard !paths.isEmpty else { return [] }
    return try read { database in
      let statement = try database.cachedStatement(sql: Self.locationAtPath)
      return try paths.map { path in
        try Row.fetchOne(statement, arguments: [StoredPath(path.folder), StoredPath(path.fileName)])
          .map { try KnownLocation(row: $0, at: 1) }
      }
    }
  }

  /// The paths of some locations; those that are no longer in the catalog are left out.
  package func paths(of locations: [LocationKey]) throws -> [(location: LocationKey, path: MediaPath)] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT folder.path, name FROM location JOIN folder ON folder.id = location.folder
          WHERE location.id = ?
          """)
      return try locations.compactMap { location in
        guard let row = try Row.fetchOne(statement, arguments: [location]) else { return nil }
        return (location, (row[0] as StoredPath).mediaPath.appending((row[1] as StoredPath).bytes))
      }
    }
  }

  private static func stream(
    _ statement: Statement, _ arguments: StatementArguments, _ folder: MediaPath,
    _ body: (MediaPath, UnsafeRawBufferPointer, KnownLocation) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try rows.next() {
      let known = try KnownLocation(row: row, at: 1)
      try row.withUnsafeData(atIndex: 0) { name in
        try (name ?? Data()).withUnsafeBytes { try body(folder, $0, known) }
      }
    }
  }

  private static func folders(
    under path: MediaPath, _ database: Database
  ) throws -> [(row: Int64, path: MediaPath)] {
    let scope = FolderScope(path)
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, path FROM folder WHERE \(FolderScope.condition)", arguments: scope.arguments)
    var folders: [(Int64, MediaPath)] = []
    while let row = try rows.next() {
      folders.append((try row.at(0), (try row.at(1) as StoredPath).mediaPath))
    }
    return folders
  }

  private static let locationsInFolder = """
    SELECT name, id, asset, device, inode, size, modified, state, probeVersion
    FROM location WHERE folder = ?
    """
  private static let locationAtPath = """
    SELECT name, location.id, asset, device, inode, size, modified, state, probeVersion
    FROM location JOIN folder ON folder.id = location.folder WHERE folder.path = ? AND name = ?
    """
}
