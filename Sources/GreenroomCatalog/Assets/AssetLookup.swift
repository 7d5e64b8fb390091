import GRDB
package import GreenroomModel

extension Catalog {
  package func asset(id: AssetID) throws -> AssetRecord? {
    try read { try AssetRow.fetchOne($0, where: "asset.id = ?", [id.text]) }
  }

  /// Those of these assets that the catalog has, in one read.
  package func assets(_ ids: [AssetID]) throws -> [AssetID: AssetRecord] {
    try read { database in
      var found: [AssetID: AssetRecord] = [:]
      for id in ids where found[id] == nil {
        found[id] = try AssetRow.fetchOne(database, where: "asset.id = ?", [id.text])
      }
      return found
    }
  }

  /// The names of assets that are known by their rows, in alphabetical order.
  package func ids(of keys: some Collection<AssetKey>) throws -> [AssetID] {
    try read { database in
      try keys.compactMap { key in
        try String.fetchOne(
          database.cachedStatement(sql: "SELECT id FROM asset WHERE pk = ?"), arguments: [key])
      }.sorted().compactMap(AssetID.init)
    }
  }

  /// The assets whose ids begin with `prefix`, by id. At most `limit`: enough to say that it is ambiguous.
  package func assets(withPrefix prefix: String, limit: Int = 100) throws -> [AssetRecord] {
    try read { database in
      // Every character of an id sorts before "~".
      try AssetRow.fetchAll(
        database, where: "asset.id >= ? AND asset.id < ? ORDER BY asset.id LIMIT \(limit)",
        [prefix, prefix + "~"])
    }
  }

  /// The asset that a person gave this name, in whatever case.
  package func asset(named name: String) throws -> AssetRecord? {
    try read { try AssetRow.fetchOne($0, where: "asset.nameKey = ?", [Folding.key(name)]) }
  }

  /// Every name that a person gave, in alphabetical order.
  package func assetNames() throws -> [String] {
    try read {
      try String.fetchAll($0, sql: "SELECT name FROM asset WHERE nameKey IS NOT NULL ORDER BY nameKey")
    }
  }

  /// The asset that is, or was last, at `path`; nil where nothing is known there, or where what is there now
  /// could not be read. Its `path` is this one.
  package func asset(at path: MediaPath) throws -> AssetRecord? {
    try read { try Self.asset(at: path, $0) }
  }

  /// The same for many paths, in their order and in one read.
  package func assets(at paths: [MediaPath]) throws -> [AssetRecord?] {
    guard !paths.isEmpty else { return [] }
    return try read { database in try paths.map { try Self.asset(at: $0, database) } }
  }

  private static func asset(at path: MediaPath, _ database: Database) throws -> AssetRecord? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT asset, state FROM location JOIN folder ON folder.id = location.folder
          WHERE folder.path = ? AND name = ? AND state <> 2
          """), arguments: [StoredPath(path.folder), StoredPath(path.fileName)])
    guard let row,
      var record = try AssetRow.fetchOne(database, where: "asset.pk = ?", [try row.at(0) as Int64])
    else { return nil }
    record.path = path
    record.isMissing = try row.at(1) != KnownLocation.State.present.rawValue
    return record
  }
}
