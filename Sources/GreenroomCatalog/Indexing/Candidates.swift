import GRDB
package import GreenroomModel

extension Catalog {
  /// The assets that a file of `size` bytes with this fingerprint may be, oldest first. A fingerprint
  /// proposes: where more than one shares it, and before content is taken for the same, a full hash decides.
  package func candidates(_ fingerprint: Fingerprint, size: Int64) throws -> [Candidate] {
    try read { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT pk, contentHash FROM asset WHERE fingerprint = ? AND bytes = ? ORDER BY pk"),
        arguments: [fingerprint, size])
      return try rows.map { row in
        let asset = AssetKey(row: try row.at(0))
        return Candidate(
          asset: asset, contentHash: try row.at(1), locations: try Self.locations(of: asset, database))
      }
    }
  }

  private static func locations(
    of asset: AssetKey, _ database: Database
  ) throws -> [(path: MediaPath, known: KnownLocation)] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT folder.path, name, location.id, asset, device, inode, size, modified, state, probeVersion
          FROM location JOIN folder ON folder.id = location.folder
          WHERE asset = ? ORDER BY state <> 0, location.id
          """), arguments: [asset])
    return try rows.map { row in
      let folder: StoredPath = try row.at(0)
      let name: StoredPath = try row.at(1)
      return (folder.mediaPath.appending(name.bytes), try KnownLocation(row: row, at: 2))
    }
  }
}
