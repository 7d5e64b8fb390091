import GRDB
import GreenroomModel

extension Catalog {
  /// All tags that some asset bears, in alphabetical order.
  package func tags() throws -> [TagCount] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT t.name, count(*) AS n FROM tag t JOIN assetTag a ON a.tag = t.id GROUP BY t.id ORDER BY t.key
          """
      ).map { TagCount(name: try $0.at("name"), assets: try $0.at("n")) }
    }
  }

  /// Puts each of `tags` on each of `assets`. A tag is spelled as it was first written.
  ///
  /// - Returns: The assets that changed.
  package func add(tags: [String], to assets: [AssetKey]) throws -> Set<AssetKey> {
    try write { database in
      var changed: Set<AssetKey> = []
      for tag in tags {
        try database.run(
          "INSERT INTO tag (name, key) VALUES (?, ?) ON CONFLICT (key) DO NOTHING", tag, Folding.key(tag))
        for asset in assets {
          try database.run(
            """
            INSERT INTO assetTag (tag, asset) SELECT id, ?2 FROM tag WHERE key = ?1 ON CONFLICT DO NOTHING
            """, Folding.key(tag), asset)
          if database.changesCount == 1 { changed.insert(asset) }
        }
      }
      return changed
    }
  }

  /// Takes each of `tags` off each of `assets`; a tag that nothing bears any more is gone.
  ///
  /// - Returns: The assets that changed.
  package func remove(tags: [String], from assets: [AssetKey]) throws -> Set<AssetKey> {
    try write { database in
      var changed: Set<AssetKey> = []
      for tag in tags {
        for asset in assets {
          try database.run(
            "DELETE FROM assetTag WHERE asset = ?2 AND tag = (SELECT id FROM tag WHERE key = ?1)",
            Folding.key(tag), asset)
          if database.changesCount == 1 { changed.insert(asset) }
        }
        try database.run(
          "DELETE FROM tag WHERE key = ? AND NOT EXISTS (SELECT 1 FROM assetTag WHERE tag = tag.id)",
          Folding.key(tag))
      }
      return changed
    }
  }
}
