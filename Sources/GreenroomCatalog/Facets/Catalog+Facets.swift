package import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// How many assets are counted while somebody waits.
  package static let mostCounted = 20_000
  private static let mostTags = 30

  /// How what `query` finds divides. The work is bounded: of more than ``mostCounted`` the newest are counted.
  ///
  /// Where it asks `fits:`, call ``judgeFits(profile:revision:models:_:)`` first.
  package func facets(_ query: Query, profile: String? = nil, now: Date) throws -> AssetFacets {
    let query = query.writtenOut
    let conditions = QuerySQL(now: now, profile: profile)
    return try read { database in
      let plan = try SearchPlan(query, conditions, database)
      let ordering = AssetOrdering(sort: .newestFirst)
      let rows = try SQLRequest<Row>(
        literal: plan.page(ordering, after: nil, limit: Int64(Self.mostCounted) + 1)
      ).fetchAll(database)
      let keys = try rows.prefix(Self.mostCounted).map { try $0.at(0) as Int64 }
      var facets = try Self.count(keys, database)
      facets.isPartial = rows.count > Self.mostCounted
      return facets
    }
  }

  private static func count(_ keys: [Int64], _ database: Database) throws -> AssetFacets {
    let list = "[\(keys.map(String.init).joined(separator: ","))]"
    func counts<Value: DatabaseValueConvertible & StatementColumnConvertible & Hashable>(
      _ column: String
    ) throws -> [Value: Int] {
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT asset.\(column), count(*) FROM json_each(?) AS chosen CROSS JOIN asset ON asset.pk = chosen.value
          WHERE asset.\(column) IS NOT NULL GROUP BY 1
          """, arguments: [list])
      return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.at(0), try $0.at(1)) })
    }
    var facets = AssetFacets()
    facets.kinds = Self.named(try counts("kind"))
    facets.origins = Self.named(try counts("origin"))
    facets.ratings = try counts("rating")
    facets.tags = try Row.fetchAll(
      database,
      sql: """
        SELECT tag.name, count(*) AS assets FROM json_each(?1) AS chosen
        CROSS JOIN assetTag ON assetTag.asset = chosen.value CROSS JOIN tag ON tag.id = assetTag.tag
        GROUP BY tag.id ORDER BY assets DESC, tag.key LIMIT ?2
        """, arguments: [list, mostTags]
    ).map { AssetFacets.Tag(name: try $0.at(0), assets: try $0.at(1)) }
    return facets
  }

  private static func named<Name: RawRepresentable<String> & Hashable>(_ counts: [String: Int]) -> [Name: Int]
  {
    Dictionary(
      uniqueKeysWithValues: counts.compactMap { word, count in Name(rawValue: word).map { ($0, count) } })
  }
}
