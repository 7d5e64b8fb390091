import GRDB
import GreenroomModel

extension Catalog {
  /// All tags, in alphabetical order, so that `place/paris` comes below `place`.
  package func tags() throws -> [TagCount] {
    try read { database in
      let aliases = try Row.fetchAll(database, sql: "SELECT tag, name FROM tagAlias ORDER BY key")
      var byTag: [Int64: [String]] = [:]
      for row in aliases { byTag[try row.at(0), default: []].append(try row.at(1)) }
      return try Row.fetchAll(database, sql: "SELECT id, name, assets FROM tag ORDER BY key").map { row in
        TagCount(name: try row.at(1), assets: try row.at(2), aliases: byTag[try row.at(0)] ?? [])
      }
    }
  }

  /// Puts each of `tags` on each of `assets`. A tag is spelled as it was first written, and an alias means its
  /// tag.
  ///
  /// - Returns: The assets that changed.
  package func add(tags: [String], to assets: [AssetKey]) throws -> Set<AssetKey> {
    try perform { database in
      try Self.put(tags, on: assets, database)
    } summary: {
      "Tagged \(Self.count($0)) \(Self.quoted(tags))"
    }
  }

  /// Takes each of `tags` off each of `assets`; a tag that nothing bears any more is gone, but one that has
  /// aliases stays.
  ///
  /// - Returns: The assets that changed.
  package func remove(tags: [String], from assets: [AssetKey]) throws -> Set<AssetKey> {
    try perform { database in
      try Self.take(tags, off: assets, database)
    } summary: {
      "Took \(Self.quoted(tags)) from \(Self.count($0))"
    }
  }

  // MARK: - As a part of an operation

  static func put(_ tags: [String], on assets: [AssetKey], _ database: Database) throws -> Set<AssetKey> {
    var changed: Set<AssetKey> = []
    for tag in tags {
      let id = try Tag.find(tag, database)?.id ?? Tag.make(tag, database)
      for asset in assets {
        try database.run(
          "INSERT INTO assetTag (tag, asset) VALUES (?, ?) ON CONFLICT DO NOTHING", id, asset)
        if database.changesCount == 1 { changed.insert(asset) }
      }
    }
    return changed
  }

  static func take(_ tags: [String], off assets: [AssetKey], _ database: Database) throws -> Set<AssetKey> {
    var changed: Set<AssetKey> = []
    for tag in try tags.compactMap({ try Tag.find($0, database) }) {
      for asset in assets {
        try database.run("DELETE FROM assetTag WHERE asset = ? AND tag = ?", asset, tag.id)
        if database.changesCount == 1 { changed.insert(asset) }
      }
      try Tag.removeIfIdle(tag, database)
    }
    return changed
  }

  // MARK: - Words for the history

  static func count(_ assets: Set<AssetKey>) -> String {
    assets.count == 1 ? "1 asset" : "\(assets.count) assets"
  }

  static func quoted(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: ", ") }
}

/// A tag's row.
struct Tag {
  let id: Int64
  let name: String

  /// The tag that is called so or has such an alias, in whatever case.
  static func find(_ name: String, _ database: Database) throws -> Tag? {
    let key = Folding.key(name)
    return try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT id, name FROM tag WHERE key = ?1
          UNION ALL SELECT tag.id, tag.name FROM tagAlias JOIN tag ON tag.id = tagAlias.tag WHERE tagAlias.key = ?1
          """), arguments: [key]
    ).map { Tag(id: try $0.at(0), name: try $0.at(1)) }
  }

  static func make(_ name: String, _ database: Database) throws -> Int64 {
    try database.run("INSERT INTO tag (name, key) VALUES (?, ?)", name, Folding.key(name))
    return database.lastInsertedRowID
  }

  static func removeIfIdle(_ tag: Tag, _ database: Database) throws {
    try database.run(
      """
      DELETE FROM tag WHERE id = ? AND NOT EXISTS (SELECT 1 FROM assetTag WHERE tag = tag.id)
        AND NOT EXISTS (SELECT 1 FROM tagAlias WHERE tag = tag.id)
      """, tag.id)
  }
}
