import Foundation
import GRDB
import GreenroomModel

/// How what is embedded is read from the catalog.
enum EmbeddedRow {
  /// Nil where the file says nothing of itself.
  static func facts(of asset: AssetKey, _ database: Database) throws -> EmbeddedFacts? {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT \(EmbeddedColumns.list) FROM embedded WHERE asset = ?"),
      arguments: [asset])
    guard let row else { return nil }
    var facts = try EmbeddedColumns.facts(from: row, at: 0)
    facts.blocks = try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT kind, bytes, isCut, packed FROM embeddedBlock WHERE asset = ? ORDER BY id"),
      arguments: [asset]
    ).map { row in
      try EmbeddedBlock(
        kind: row.at(0), bytes: row.at(1), isCut: row.at(2), packed: Array(row.at(3) as Data))
    }
    return facts
  }

  /// What the files beside an asset's say, by their paths.
  static func companions(of asset: AssetKey, _ database: Database) throws -> [AssetDetails.Beside] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT DISTINCT folder.path, own.name, companion.kind, \(EmbeddedColumns.list)
        FROM location AS media
          JOIN companion ON companion.folder = media.folder
            AND companion.stem IN (media.name || '.', \(CompanionSQL.stem("media.name")))
          JOIN location AS own ON own.id = companion.location
          JOIN folder ON folder.id = companion.folder
        WHERE media.asset = ? ORDER BY 1, 2
        """, arguments: [asset]
    ).compactMap { row in
      guard let kind = Companion.Kind(rawValue: try row.at(2)) else { return nil }
      return AssetDetails.Beside(
        path: (try row.at(0) as StoredPath).mediaPath.appending((try row.at(1) as StoredPath).bytes),
        companion: Companion(kind: kind, facts: try EmbeddedColumns.facts(from: row, at: 3)))
    }
  }
}
