import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// One asset with everything that hangs on it; nil where there is none of that id.
  package func details(of id: AssetID) throws -> AssetDetails? {
    try read { database in
      guard let record = try AssetRow.fetchOne(database, where: "asset.id = ?", [id.text]) else { return nil }
      return AssetDetails(
        record: record, locations: try Self.locations(of: record.key, database),
        sets: try Self.memberships(of: record.key, database),
        requests: try Self.uses(of: record.key, database),
        embedded: try EmbeddedRow.facts(of: record.key, database),
        beside: try EmbeddedRow.companions(of: record.key, database))
    }
  }

  private static func locations(of asset: AssetKey, _ database: Database) throws -> [AssetLocation] {
    let scans = try Row.fetchAll(
      database, sql: "SELECT path, scannedAt FROM root WHERE scannedAt IS NOT NULL"
    )
    .map { (root: (try $0.at(0) as StoredPath).mediaPath, at: try $0.at(1) as Int64) }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT folder.path, name, state, seenAt FROM location JOIN folder ON folder.id = location.folder
        WHERE asset = ? ORDER BY state <> 0, folder.path, name
        """, arguments: [asset])
    return try rows.map { row in
      let path = (try row.at(0) as StoredPath).mediaPath.appending((try row.at(1) as StoredPath).bytes)
      let state = KnownLocation.State(rawValue: try row.at(2)) ?? .unreadable
      let scanned = state == .missing ? nil : scans.filter { path.isBelow($0.root) }.map(\.at).max()
      return try AssetLocation(
        path: path, state: state, seenAt: Date(milliseconds: max(row.at(3), scanned ?? .min)))
    }
  }

  private static func memberships(
    of asset: AssetKey, _ database: Database
  ) throws -> [AssetDetails.Membership] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT name, number FROM (
          SELECT setMember.asset, referenceSet.name, referenceSet.key, setMember.position,
            row_number() OVER (PARTITION BY referenceSet.id, asset.kind ORDER BY setMember.position) AS number
          FROM setMember
            JOIN referenceSet ON referenceSet.id = setMember.referenceSet
            JOIN asset ON asset.pk = setMember.asset
          WHERE referenceSet.id IN (SELECT referenceSet FROM setMember WHERE asset = ?1)
        ) WHERE asset = ?1 ORDER BY key, position
        """, arguments: [asset]
    ).map { AssetDetails.Membership(set: try $0.at(0), number: try $0.at(1)) }
  }

  private static func uses(of asset: AssetKey, _ database: Database) throws -> [AssetDetails.Use] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT request.id, createdAt, model, role, handle
        FROM requestReference JOIN request ON request.pk = requestReference.request
        WHERE asset IN (SELECT ?1
          UNION ALL SELECT asset FROM assetRelation WHERE other = ?1 AND kind = 'duplicate')
        ORDER BY createdAt DESC, request.pk DESC, position
        """, arguments: [asset]
    ).compactMap { row in
      guard let id = RequestID(try row.at(0) as String), let role = Role(rawValue: try row.at(3)) else {
        return nil
      }
      return try AssetDetails.Use(
        request: id, createdAt: Date(milliseconds: row.at(1)), model: row.at(2), role: role,
        handle: (row.at(4) as String?).flatMap { Handle($0) })
    }
  }
}

extension MediaPath {
  /// True where `folder` holds it, however deep.
  fileprivate func isBelow(_ folder: MediaPath) -> Bool {
    let prefix = folder.bytes.last == UInt8(ascii: "/") ? folder.bytes : folder.bytes + Array("/".utf8)
    return bytes.starts(with: prefix)
  }
}
