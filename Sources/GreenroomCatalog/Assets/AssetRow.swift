import Foundation
import GRDB
import GreenroomModel

/// How an asset is read from the catalog, always with the same columns.
enum AssetRow {
  /// Everything about the assets that `condition` picks, an SQL condition on a table `asset`.
  static func select(_ condition: String) -> String {
    """
    SELECT asset.pk, asset.id, kind, origin, bytes, fingerprint, contentHash, sha256, addedAt, asset.name,
      rating, note, folder.path, location.name, location.state,
      (SELECT id FROM asset AS successor WHERE successor.pk = asset.replacedBy),
      \(FactsColumns.list)
    FROM asset
      LEFT JOIN location ON location.id = asset.location
      LEFT JOIN folder ON folder.id = location.folder
    WHERE \(condition)
    """
  }

  static func fetchAll(
    _ database: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [AssetRecord] {
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: select(condition)), arguments: arguments)
    return try rows.map { try record($0, database) }
  }

  static func fetchOne(
    _ database: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> AssetRecord? {
    try fetchAll(database, where: condition, arguments).first
  }

  private static func record(_ row: Row, _ database: Database) throws -> AssetRecord {
    let key = AssetKey(row: row[0])
    let text: String = row[1]
    guard let id = AssetID(text), let kind = MediaKind(rawValue: row[2]),
      let origin = AssetOrigin(rawValue: row[3])
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "asset \(text) is of no known kind") }
    return AssetRecord(
      key: key, id: id, kind: kind, origin: origin, bytes: row[4], fingerprint: row[5], contentHash: row[6],
      sha256: (row[7] as Data?)?.hexadecimal, addedAt: Date(milliseconds: row[8]), name: row[9],
      rating: row[10], note: row[11], tags: try tags(of: key, database), path: path(row[12], row[13]),
      isMissing: (row[14] as Int64?) != KnownLocation.State.present.rawValue,
      replacedBy: (row[15] as String?).flatMap(AssetID.init), facts: FactsColumns.facts(from: row, at: 16))
  }

  private static func path(_ folder: StoredPath?, _ name: StoredPath?) -> MediaPath? {
    guard let folder, let name else { return nil }
    return folder.mediaPath.appending(name.bytes)
  }

  private static func tags(of asset: AssetKey, _ database: Database) throws -> [String] {
    try String.fetchAll(
      database.cachedStatement(
        sql: "SELECT name FROM assetTag JOIN tag ON tag.id = tag WHERE asset = ? ORDER BY key"),
      arguments: [asset])
  }
}

extension Data {
  var hexadecimal: String {
    map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
