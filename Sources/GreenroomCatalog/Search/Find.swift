package import Foundation
import GRDB
package import GreenroomModel

/// One page of what a query found.
package struct AssetPage: Equatable, Sendable {
  /// How many there are in all, on this page or not.
  package let total: Int
  package let assets: [AssetRecord]
  /// Where the next page begins; nil on the last one.
  package let next: String?
  /// The order that was asked for, or the newest first where there was no word to rank by or too much to rank.
  package let order: AssetOrder
}

extension Catalog {
  /// How many can be ranked, or sorted by what no index knows, while somebody waits.
  package static let mostSorted = 20_000

  /// The assets that `query` finds, in order.
  ///
  /// Where it asks `fits:`, call ``judgeFits(profile:revision:models:_:)`` first; then `profile` is the id of
  /// the profile that was asked.
  ///
  /// - Parameters:
  ///   - limit: How many on a page; nil gives all.
  ///   - cursor: The `next` of the page before.
  ///   - skipped: How many to pass over first, which costs time for each; pages that follow one another take `cursor`.
  ///   - now: What relative times are reckoned from.
  /// - Throws: `usage` where `cursor` is none of this order.
  package func find(
    _ query: Query, sort: AssetOrder = .newestFirst, limit: Int? = nil, after cursor: String? = nil,
    skipping skipped: Int = 0, profile: String? = nil, now: Date
  ) throws -> AssetPage {
    let query = query.writtenOut
    let conditions = QuerySQL(now: now, profile: profile)
    return try read { database in
      let shortest = try SearchPlan(query, conditions, database)
      let (plan, order) = try shortest.bound(sort, conditions.shown(query), database)
      let ordering = AssetOrdering(sort: order, words: Relevance.words(of: query))
      let place = try cursor.map { try Cursor($0, order: order.description) }
      // One more than asked for tells whether a page follows.
      let rows = try SQLRequest<Row>(
        literal: plan.page(
          ordering, after: place, limit: limit.map { Int64($0) + 1 } ?? -1, skipping: Int64(skipped))
      ).fetchAll(database)
      let isLast = limit.map { rows.count <= $0 } ?? true
      let shown = isLast ? rows[...] : rows.dropLast()
      let total =
        place == nil && skipped == 0 && isLast ? rows.count : try self.total(query, shortest, database)
      return AssetPage(
        total: total, assets: try Self.records(shown, database),
        next: isLast ? nil : try shown.last.map { try Self.cursor(after: $0, order) }, order: order)
    }
  }

  /// Counting is spared where the catalog keeps the number, or it was asked before.
  private func total(_ query: Query, _ plan: SearchPlan, _ database: Database) throws -> Int {
    if let kept = KeptTotals.sql(query) { return try SQLRequest<Int>(literal: kept).fetchOne(database) ?? 0 }
    return try totals.total(of: plan.count, database)
  }

  private static func records(_ rows: ArraySlice<Row>, _ database: Database) throws -> [AssetRecord] {
    let keys = try rows.map { try $0.at(0) as AssetKey }
    let records = try AssetRow.fetch(keys, database)
    return keys.compactMap { records[$0] }
  }

  private static func cursor(after row: Row, _ order: AssetOrder) throws -> String {
    try Cursor(order: order.description, values: [row.at(1), row.at(2)]).text
  }
}

extension SearchPlan {
  /// Keeps what has to be sorted within bounds: what is found in great numbers is soon met along the index of
  /// its order, and ranked it would not be worth reading.
  ///
  /// - Parameter condition: The whole query.
  /// - Returns: How the rows of a page are found, which says nothing of how they are best counted, and the order that it
  ///   comes to.
  func bound(
    _ order: AssetOrder, _ condition: SQL, _ database: Database
  ) throws -> (plan: SearchPlan, order: AssetOrder) {
    guard case .index(let search) = self else {
      return (self, order.key == .relevance ? .newestFirst : order)
    }
    if order.key == .added { return (self, order) }
    let found = try SQLRequest<Int>(
      literal: """
        SELECT count(*) FROM (
          SELECT 1 FROM searchToken WHERE searchToken MATCH \(search.match) LIMIT \(Catalog.mostSorted + 1))
        """
    ).fetchOne(database)
    guard let found, found > Catalog.mostSorted else { return (self, order) }
    return order.key == .relevance ? (self, .newestFirst) : (.order(condition), order)
  }
}

/// How many assets are listed, in all and of each kind, kept as they come and go.
enum KeptTotals {
  /// Nil for any other query.
  static func sql(_ query: Query) -> SQL? {
    guard query.alternatives.count == 1, query.alternatives[0].count <= 1 else { return nil }
    guard let term = query.alternatives[0].first else { return "SELECT sum(assets) FROM listedAssets" }
    guard case .kind(let kind) = term.criterion, !term.isNegated else { return nil }
    return "SELECT sum(assets) FROM listedAssets WHERE kind = \(kind.rawValue)"
  }
}
