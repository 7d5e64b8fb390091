package import Foundation
import GRDB
import GreenroomModel

/// What somebody said of two assets that are alike.
package struct AssetRelation: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// The first is the second over again, which was kept.
    case duplicate
    /// Both are wanted.
    case alternate
  }

  package let asset: AssetKey
  package let other: AssetKey
  package let kind: Kind

  package init(asset: AssetKey, other: AssetKey, kind: Kind) {
    self.asset = asset
    self.other = other
    self.kind = kind
  }
}

extension AssetRelation {
  /// Alternates stand in the order in which they came into the catalog, so that each pair is said once.
  ///
  /// - Returns: Whether it had not been said.
  @discardableResult
  func insert(into database: Database) throws -> Bool {
    let isTurned = kind == .alternate && asset.row > other.row
    try database.run(
      "INSERT INTO assetRelation (asset, other, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      isTurned ? other : asset, isTurned ? asset : other, kind.rawValue)
    return database.changesCount == 1
  }
}

extension Catalog {
  package func relations() throws -> Set<AssetRelation> {
    try read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT asset, other, kind FROM assetRelation")
      return Set(
        try rows.compactMap { row in
          guard let kind = AssetRelation.Kind(rawValue: try row.at(2)) else { return nil }
          return AssetRelation(asset: try row.at(0), other: try row.at(1), kind: kind)
        })
    }
  }

  /// Lets `kept` stand for its duplicates: it takes over their tags and places in sets, and their name, rating,
  /// pick and note where it has none; requests and clips that know them are found through it. They go into the
  /// trash, and no file is touched.
  ///
  /// - Returns: Those that were not its duplicates before, or were not in the trash.
  package func resolve(duplicates: [AssetKey], keeping kept: AssetKey, at time: Date) throws -> Set<AssetKey>
  {
    try perform { database in
      var changed: Set<AssetKey> = []
      for duplicate in duplicates where duplicate != kept {
        let isNew = try !Self.isDuplicate(duplicate, of: kept, database)
        if isNew { try Self.merge(duplicate, into: kept, database) }
        try database.run(
          "UPDATE asset SET trashedAt = ? WHERE pk = ? AND trashedAt IS NULL", time.milliseconds, duplicate)
        if isNew || database.changesCount == 1 { changed.insert(duplicate) }
      }
      return changed
    } summary: {
      "Merged \(Self.count($0)) into a duplicate that is kept"
    }
  }

  /// Says that each two of `assets` are alike and both wanted, so that they are not shown again.
  ///
  /// - Returns: Those of which that had not been said.
  package func callAlternates(_ assets: [AssetKey]) throws -> Set<AssetKey> {
    try perform { database in
      var changed: Set<AssetKey> = []
      for (place, first) in assets.enumerated() {
        for second in assets[(place + 1)...] where second != first {
          let relation = AssetRelation(asset: first, other: second, kind: .alternate)
          if try relation.insert(into: database) { changed.formUnion([first, second]) }
        }
      }
      return changed
    } summary: {
      "Called \(Self.count($0)) alternates"
    }
  }

  // MARK: - Rows

  private static func isDuplicate(
    _ duplicate: AssetKey, of kept: AssetKey, _ database: Database
  ) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM assetRelation WHERE asset = ? AND other = ? AND kind = 'duplicate')
        """, arguments: [duplicate, kept]) ?? false
  }

  private static func merge(_ duplicate: AssetKey, into kept: AssetKey, _ database: Database) throws {
    try database.run(
      """
      INSERT INTO assetTag (tag, asset) SELECT tag, ?2 FROM assetTag WHERE asset = ?1 ON CONFLICT DO NOTHING
      """, duplicate, kept)
    try database.run("UPDATE setMember SET asset = ?, location = NULL WHERE asset = ?", kept, duplicate)
    try giveName(of: duplicate, to: kept, database)
    try database.run(
      """
      UPDATE asset SET rating = coalesce(asset.rating, other.rating), pick = coalesce(asset.pick, other.pick),
        note = coalesce(asset.note, other.note)
      FROM asset other WHERE asset.pk = ? AND other.pk = ?
      """, kept, duplicate)
    try relate(duplicate, kept, database)
  }

  /// Names are unique, so it is taken away first.
  private static func giveName(of duplicate: AssetKey, to kept: AssetKey, _ database: Database) throws {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT name, nameKey FROM asset WHERE pk = ? AND name IS NOT NULL
          AND EXISTS (SELECT 1 FROM asset kept WHERE kept.pk = ? AND kept.name IS NULL)
        """, arguments: [duplicate, kept])
    guard let row else { return }
    try database.run("UPDATE asset SET name = NULL, nameKey = NULL WHERE pk = ?", duplicate)
    try database.run(
      "UPDATE asset SET name = ?, nameKey = ? WHERE pk = ?", try row.at(0) as String?,
      try row.at(1) as String?, kept)
  }

  /// Whatever was a duplicate of the duplicate is one of `kept` now, so that no chain has to be followed.
  private static func relate(_ duplicate: AssetKey, _ kept: AssetKey, _ database: Database) throws {
    let followers = try AssetKey.fetchAll(
      database, sql: "SELECT asset FROM assetRelation WHERE other = ? AND kind = 'duplicate'",
      arguments: [duplicate])
    try database.run(
      """
      DELETE FROM assetRelation WHERE (asset = ?1 AND other = ?2) OR (asset = ?2 AND other = ?1)
        OR (other = ?1 AND kind = 'duplicate') OR (asset = ?1 AND kind = 'duplicate')
      """, duplicate, kept)
    for asset in followers + [duplicate] where asset != kept {
      try database.run(
        """
        INSERT INTO assetRelation (asset, other, kind) VALUES (?, ?, 'duplicate')
        ON CONFLICT (asset, other) DO UPDATE SET kind = excluded.kind
        """, asset, kept)
    }
  }
}
