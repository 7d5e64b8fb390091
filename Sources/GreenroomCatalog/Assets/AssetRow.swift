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
      (SELECT id FROM asset AS successor WHERE successor.pk = asset.replacedBy), pick, trashedAt,
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
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: select(condition)), arguments: arguments)
    var records: [AssetRecord] = []
    while let row = try rows.next() { records.append(try record(row)) }
    let tags = try tags(of: records.map(\.key), database)
    for place in records.indices { records[place].tags = tags[records[place].key] ?? [] }
    return records
  }

  /// Those of `keys` that there are, in one go.
  static func fetch(_ keys: [AssetKey], _ database: Database) throws -> [AssetKey: AssetRecord] {
    let records = try fetchAll(
      database, where: "asset.pk IN (SELECT value FROM json_each(?))", [list(of: keys)])
    return Dictionary(records.map { ($0.key, $0) }) { first, _ in first }
  }

  static func fetchOne(
    _ database: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> AssetRecord? {
    try fetchAll(database, where: condition, arguments).first
  }

  /// One statement binds any number of them so.
  private static func list(of keys: [AssetKey]) -> String {
    "[" + keys.map { String($0.row) }.joined(separator: ",") + "]"
  }

  /// Without its tags.
  private static func record(_ row: Row) throws -> AssetRecord {
    let key = AssetKey(row: try row.at(0))
    let text: String = try row.at(1)
    guard let id = AssetID(text), let kind = MediaKind(rawValue: try row.at(2)),
      let origin = AssetOrigin(rawValue: try row.at(3))
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "asset \(text) is of no known kind") }
    return try AssetRecord(
      key: key, id: id, kind: kind, origin: origin, bytes: row.at(4), fingerprint: row.at(5),
      contentHash: row.at(6),
      sha256: (row.at(7) as Data?)?.hexadecimal, addedAt: Date(milliseconds: row.at(8)), name: row.at(9),
      rating: row.at(10), pick: (row.at(16) as Int64?).flatMap(Pick.init(rawValue:)),
      trashedAt: (row.at(17) as Int64?).map { Date(milliseconds: $0) }, note: row.at(11),
      tags: [], path: path(row.at(12), row.at(13)),
      isMissing: (row.at(14) as Int64?) != KnownLocation.State.present.rawValue,
      replacedBy: (row.at(15) as String?).flatMap(AssetID.init), facts: FactsColumns.facts(from: row, at: 18))
  }

  private static func path(_ folder: StoredPath?, _ name: StoredPath?) -> MediaPath? {
    guard let folder, let name else { return nil }
    return folder.mediaPath.appending(name.bytes)
  }

  /// In alphabetical order.
  private static func tags(of assets: [AssetKey], _ database: Database) throws -> [AssetKey: [String]] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT assetTag.asset, tag.name FROM json_each(?) AS wanted
            CROSS JOIN assetTag ON assetTag.asset = wanted.value JOIN tag ON tag.id = assetTag.tag
          ORDER BY tag.key
          """), arguments: [list(of: assets)])
    var tags: [AssetKey: [String]] = [:]
    while let row = try rows.next() { tags[AssetKey(row: try row.at(0)), default: []].append(try row.at(1)) }
    return tags
  }
}

extension Data {
  var hexadecimal: String {
    map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
