import Foundation
import GRDB
import GreenroomModel
import Testing

@testable import GreenroomCatalog

/// Random libraries and random questions: what `find` gives, page by page and in all, is what asking every asset
/// every term gives.
@Suite struct SearchPropertyTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func findsWhatAskingEveryAssetFinds(seed: UInt64) throws {
    var random = try RandomLibrary(seed: seed)
    for _ in 0..<3 {
      for _ in 0..<20 { try random.change() }
      let now = Date()
      let naive = try NaiveSearch(random.library.catalog, now: now)
      let saved = ["some": try Query(random.query())]
      for _ in 0..<40 {
        let query = try Query(random.query()).putting(saved)
        let expected = naive.find(query).map(\.id)
        try expect(query, finds: expected, in: random.library.catalog, pages: 4 + random.number(20), now)
      }
    }
  }

  private func expect(
    _ query: Query, finds expected: [AssetID], in catalog: Catalog, pages limit: Int, _ now: Date
  ) throws {
    var found: [AssetID] = []
    var cursor: String?
    repeat {
      let page = try catalog.find(query, limit: limit, after: cursor, now: now)
      #expect(page.total == expected.count, "\(query)")
      found += page.assets.map(\.id)
      cursor = page.next
    } while cursor != nil && found.count <= expected.count
    #expect(found == expected, "\(query)")
    for order in [AssetOrder.Key.path, .bytes, .relevance] {
      let page = try catalog.find(query, sort: AssetOrder(order, isDescending: true), now: now)
      #expect(Set(page.assets.map(\.id)) == Set(expected), "\(query) by \(order)")
    }
  }

  /// The index holds what a new one would, after whatever was done.
  @Test(arguments: 11...16 as ClosedRange<UInt64>)
  func theIndexFollowsEveryWrite(seed: UInt64) throws {
    var random = try RandomLibrary(seed: seed)
    for _ in 0..<60 { try random.change() }
    let catalog = random.library.catalog
    try expectIndexIsTrue(of: catalog)
    _ = try catalog.write { database in
      try database.execute(sql: "INSERT INTO searchDirty SELECT pk FROM asset")
    }
    try expectIndexIsTrue(of: catalog)
  }

  /// By its bytes, since other characters are not the same for being equivalent.
  private struct Token: Hashable {
    let bytes: [UInt8]
    let id: Int64
  }

  private func expectIndexIsTrue(of catalog: Catalog) throws {
    try catalog.write { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT \(SearchDocument.columns)
          FROM asset LEFT JOIN searchText ON searchText.asset = asset.pk ORDER BY asset.addedAt, asset.pk
          """)
      #expect(!rows.isEmpty)
      var tokens: Set<Token> = []
      for row in rows {
        let document = try #require(try SearchDocument(current: row))
        #expect(try SearchDocument(kept: row) == document)
        let id: Int64 = try row.at(SearchDocument.Column.id)
        for token in document.tokens.spelled.utf8.split(separator: UInt8(ascii: " ")) {
          tokens.insert(Token(bytes: Array(token), id: id))
        }
      }
      let ids = try rows.map { try $0.at(SearchDocument.Column.id) as Int64 }
      #expect(ids == ids.sorted(), "the index is in the order in which assets were added")
      try database.execute(
        sql: """
          CREATE VIRTUAL TABLE IF NOT EXISTS temp.token USING fts5vocab ('main', 'searchToken', 'instance')
          """)
      let kept = try Row.fetchAll(database, sql: "SELECT term, doc FROM temp.token").map {
        Token(bytes: Array((try $0.at(0) as String).utf8), id: try $0.at(1))
      }
      #expect(Set(kept) == tokens)
      #expect(kept.count == tokens.count)
      let listed = try Int.fetchOne(database, sql: "SELECT sum(assets) FROM listedAssets")
      let present = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM asset WHERE location IS NOT NULL AND trashedAt IS NULL")
      #expect(listed == present)
      try database.execute(sql: "INSERT INTO searchToken (searchToken) VALUES ('integrity-check')")
    }
  }
}
