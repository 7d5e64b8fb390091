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
}

extension Catalog {
  /// The assets that `query` finds, in order.
  ///
  /// Where it asks `fits:`, call ``judgeFits(profile:revision:models:_:)`` first; then `profile` is the id of
  /// the profile that was asked.
  ///
  /// - Parameters:
  ///   - limit: How many on a page; nil gives all.
  ///   - cursor: The `next` of the page before.
  ///   - now: What relative times are reckoned from.
  /// - Throws: `usage` where `cursor` is none of this order.
  package func find(
    _ query: Query, sort: AssetOrder = .newestFirst, limit: Int? = nil, after cursor: String? = nil,
    profile: String? = nil, now: Date
  ) throws -> AssetPage {
    let ordering = AssetOrdering(sort: sort)
    let place = try cursor.map { try Cursor($0, order: sort.description) }
    let condition = QuerySQL(now: now, profile: profile).condition(query)
    return try read { database in
      let rows = try Self.page(ordering, condition, limit: limit, after: place, database)
      let isLast = limit.map { rows.count <= $0 } ?? true
      let shown = isLast ? rows[...] : rows.dropLast()
      let total = place == nil && isLast ? rows.count : try Self.count(condition, database)
      return AssetPage(
        total: total, assets: try Self.records(shown, database),
        next: isLast ? nil : try shown.last.map { try Self.cursor(after: $0, sort) })
    }
  }

  private static func page(
    _ ordering: AssetOrdering, _ condition: SQL, limit: Int?, after place: Cursor?, _ database: Database
  ) throws -> [Row] {
    let following = place.map { ordering.follows($0.values) } ?? SQL("TRUE")
    // One more than asked for tells whether a page follows.
    let limit = limit.map { Int64($0) + 1 } ?? -1
    return try SQLRequest<Row>(
      literal: """
        SELECT asset.pk, \(sql: ordering.columns.joined(separator: ", ")) FROM \(sql: ordering.source)
        WHERE \(sql: ordering.isListed) AND \(condition) AND \(following)
        ORDER BY \(sql: ordering.clause) LIMIT \(limit)
        """
    ).fetchAll(database)
  }

  private static func count(_ condition: SQL, _ database: Database) throws -> Int {
    try SQLRequest<Int>(
      literal: "SELECT count(*) FROM asset WHERE asset.location IS NOT NULL AND \(condition)"
    ).fetchOne(database) ?? 0
  }

  private static func records(_ rows: ArraySlice<Row>, _ database: Database) throws -> [AssetRecord] {
    try rows.compactMap { row in
      try AssetRow.fetchOne(database, where: "asset.pk = ?", [try row.at(0) as Int64])
    }
  }

  private static func cursor(after row: Row, _ sort: AssetOrder) throws -> String {
    try Cursor(order: sort.description, values: [row.at(1), row.at(2)]).text
  }
}
