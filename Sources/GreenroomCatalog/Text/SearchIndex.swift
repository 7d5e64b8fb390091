import GRDB

/// Keeps what words are found by true to what the catalog says.
struct SearchIndex {
  let database: Database
  private var newestID: Int64 = 0
  private var listed: [String: Int] = [:]

  /// Works off what triggers noted. Every write of the catalog ends with it, so that no reader ever sees words
  /// and assets that disagree.
  static func settle(_ database: Database) throws {
    var index = SearchIndex(database: database)
    try index.settle()
  }

  /// Has the words of an asset gathered anew before the transaction ends, where no trigger sees that they change.
  static func note(_ asset: AssetKey, _ database: Database) throws {
    try database.run("INSERT INTO searchDirty (asset) VALUES (?) ON CONFLICT DO NOTHING", asset)
  }

  /// Takes new assets in, whose rows and places are written. Nothing notes them, as triggers note changes: the statements
  /// that insert them would take twice as long.
  ///
  /// - Parameter assets: In the order of their rows.
  static func add(_ assets: [NewAsset], _ database: Database) throws {
    var index = SearchIndex(database: database)
    for asset in assets {
      let document =
        try asset.onlyPath.map { SearchDocument(of: asset.kind, at: $0) } ?? index.gathered(asset.key)
      try index.add(document, of: asset.key.row, addedAt: asset.addedAt)
    }
    try index.keepCounts()
  }

  private func gathered(_ asset: AssetKey) throws -> SearchDocument {
    let row = try Row.fetchOne(database.cachedStatement(sql: Self.one), arguments: [asset])
    guard let document = try row.flatMap({ try SearchDocument(current: $0) }) else {
      throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "no row for an asset")
    }
    return document
  }

  private mutating func settle() throws {
    var done: Int64 = 0
    while true {
      let rows = try Row.fetchAll(database.cachedStatement(sql: Self.dirty), arguments: [done])
      guard let last = rows.last else { break }
      for row in rows { try settle(row) }
      done = try last.at(SearchDocument.Column.count)
    }
    guard done > 0 else { return }
    try database.run("DELETE FROM searchDirty")
    try keepCounts()
  }

  private func keepCounts() throws {
    for (kind, difference) in listed where difference != 0 {
      try database.run(
        """
        INSERT INTO listedAssets (kind, assets) VALUES (?1, ?2)
        ON CONFLICT (kind) DO UPDATE SET assets = assets + ?2
        """, kind, difference)
    }
  }

  /// Some at a time, so that a million take no more memory than a few.
  private static let dirty = """
    SELECT \(SearchDocument.columns), searchDirty.asset
    FROM searchDirty LEFT JOIN asset ON asset.pk = searchDirty.asset
      LEFT JOIN searchText ON searchText.asset = searchDirty.asset
    WHERE searchDirty.asset > ? ORDER BY searchDirty.asset LIMIT 500
    """

  private static let one = """
    SELECT \(SearchDocument.columns)
    FROM asset LEFT JOIN searchText ON searchText.asset = asset.pk WHERE asset.pk = ?
    """

  private mutating func settle(_ row: Row) throws {
    let current = try SearchDocument(current: row)
    guard let kept = try SearchDocument(kept: row) else {
      if let current {
        try add(
          current, of: row.at(SearchDocument.Column.count), addedAt: row.at(SearchDocument.Column.addedAt))
      }
      return
    }
    guard current != kept else { return }
    let id: Int64 = try row.at(SearchDocument.Column.id)
    if kept.isListed { listed[kept.kind, default: 0] -= 1 }
    try change(kept, to: current, of: id)
    guard let current else { return try database.run("DELETE FROM searchText WHERE id = ?", id) }
    if current.isListed { listed[current.kind, default: 0] += 1 }
    try database.run(
      "UPDATE searchText SET isListed = ?, kind = ?, marks = ?, text = ? WHERE id = ?", current.isListed,
      current.kind, current.marks, current.text, id)
  }

  private mutating func add(_ document: SearchDocument, of asset: Int64, addedAt: Int64) throws {
    let id = try nextID(addedAt: addedAt)
    let statement = try database.cachedStatement(
      sql: "INSERT INTO searchText (id, asset, isListed, kind, marks, text) VALUES (?, ?, ?, ?, ?, ?)")
    try statement.run([
      id.databaseValue, asset.databaseValue, document.isListed.databaseValue, document.kind.databaseValue,
      document.marks.databaseValue, document.text.databaseValue,
    ])
    guard document.isListed else { return }
    listed[document.kind, default: 0] += 1
    try insert(document.spelledTokens, id)
  }

  /// Takes away and adds no more than what differs: a tag more is one token more.
  private func change(_ kept: SearchDocument, to current: SearchDocument?, of id: Int64) throws {
    let (former, new) = kept.tokens(besides: current)
    guard former != new || kept.isListed != (current?.isListed == true) else { return }
    // Always both, since FTS5 counts them.
    if kept.isListed {
      try database.run(
        "INSERT INTO searchToken (searchToken, rowid, tokens) VALUES ('delete', ?, ?)", id,
        former.subtracting(new).spelled)
    }
    if current?.isListed == true { try insert(new.subtracting(former).spelled, id) }
  }

  private func insert(_ tokens: String, _ id: Int64) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO searchToken (rowid, tokens) VALUES (?, ?)")
    try statement.run([id.databaseValue, tokens.databaseValue])
  }

  // MARK: - Order

  /// Ids of one millisecond.
  private static let span: Int64 = 1 << 20

  /// One that comes after those of all assets that were added before. Assets come here in the order of their
  /// rows, so that those of one moment keep it.
  private mutating func nextID(addedAt: Int64) throws -> Int64 {
    let first = addedAt * Self.span
    if !(first..<(first + Self.span)).contains(newestID) {
      newestID =
        try Int64.fetchOne(
          database.cachedStatement(sql: "SELECT max(id) FROM searchText WHERE id >= ? AND id < ?"),
          arguments: [first, first + Self.span]) ?? first - 1
    }
    newestID += 1
    return newestID
  }
}
