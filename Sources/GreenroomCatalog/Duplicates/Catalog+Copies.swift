import GRDB
package import GreenroomModel

extension Catalog {
  /// The assets that stand in more than one place now, and these places.
  package func copies() throws -> [AssetKey: [MediaPath]] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT asset, folder.path, name FROM location JOIN folder ON folder.id = location.folder
          WHERE state = 0 AND asset IN (
            SELECT asset FROM location WHERE state = 0 AND asset IS NOT NULL
            GROUP BY asset HAVING count(*) > 1)
          ORDER BY location.id
          """)
      var copies: [AssetKey: [MediaPath]] = [:]
      while let row = try rows.next() {
        let path = (try row.at(1) as StoredPath).mediaPath.appending((try row.at(2) as StoredPath).bytes)
        copies[try row.at(0), default: []].append(path)
      }
      return copies
    }
  }

  /// Keeps full hashes that were taken of assets.
  package func keep(_ hashes: [(asset: AssetKey, hash: ContentHash)]) throws {
    guard !hashes.isEmpty else { return }
    try write { database in
      for (asset, hash) in hashes {
        try database.run("UPDATE asset SET contentHash = ? WHERE pk = ?", hash, asset)
      }
    }
  }
}
