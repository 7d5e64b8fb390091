import GRDB
import Glibc
package import GreenroomModel

/// How much a catalog holds, and on what it stands.
package struct CatalogStatistics: Equatable, Sendable {
  /// Assets that some path holds, by kind.
  package let assets: [MediaKind: Int]
  /// Those of them whose file was not there, or could not be read, when it was last looked for.
  package let missingAssets: Int
  /// Content that is kept for stored requests though no path holds it any more.
  package let replacedAssets: Int
  /// Files that are not media, and media that could not be read.
  package let skippedFiles: Int
  package let failedFiles: Int
  package let roots: Int
  package let tags: Int
  package let sets: Int
  package let requests: Int
  /// Of the catalog's file and of its log.
  package let fileBytes: Int64
  package let logBytes: Int64
  /// How many migrations it has been through.
  package let formatVersion: Int
  package let sqliteVersion: String
}

extension Catalog {
  package func statistics() throws -> CatalogStatistics {
    try read { database in
      func count(_ sql: String) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) \(sql)") ?? 0
      }
      return CatalogStatistics(
        assets: try Self.assetsByKind(database),
        missingAssets: try count("FROM asset JOIN location ON location.id = asset.location WHERE state <> 0"),
        replacedAssets: try count("FROM asset WHERE location IS NULL"),
        skippedFiles: try count("FROM problem WHERE NOT isMedia"),
        failedFiles: try count("FROM problem WHERE isMedia"),
        roots: try count("FROM root"), tags: try count("FROM tag"), sets: try count("FROM referenceSet"),
        requests: try count("FROM request"), fileBytes: Self.size(of: path),
        logBytes: Self.size(of: path + "-wal"),
        formatVersion: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
        sqliteVersion: try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "")
    }
  }

  /// What is wrong with the catalog's own structure, in SQLite's words; empty where it is sound.
  package func integrityProblems() throws -> [String] {
    try read { try CatalogFile.problems(of: $0, thorough: false) }
  }

  private static func assetsByKind(_ database: Database) throws -> [MediaKind: Int] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT kind, count(*) FROM asset WHERE +location IS NOT NULL GROUP BY kind")
    return try rows.reduce(into: [:]) { counts, row in
      if let kind = MediaKind(rawValue: try row.at(0)) { counts[kind] = try row.at(1) }
    }
  }

  private static func size(of file: String) -> Int64 {
    var status = stat()
    return stat(file, &status) == 0 ? Int64(status.st_size) : 0
  }
}
