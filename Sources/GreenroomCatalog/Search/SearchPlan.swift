import GRDB
import GreenroomModel

/// Where a search begins: at the shortest list that has everything it finds.
enum SearchPlan {
  /// Along the index of the order, which is quick where much is found.
  case order(SQL)
  /// With the few assets that a query on their rows gives.
  case list(SQL, SQL)
  /// With what the text index gives, the newest first.
  case index(TokenSearch)

  init(_ query: Query, _ conditions: QuerySQL, _ database: Database) throws {
    if let list = Self.list(query, conditions) {
      self = .list(list, conditions.shown(query))
    } else if !query.asks(for: .trashed), let search = try TokenSearch(query, conditions, database) {
      // Only what is listed has tokens, so that the trash is left out.
      self = .index(search)
    } else {
      self = .order(conditions.shown(query))
    }
  }

  /// The rows of a set, of a task's results or of what was made with an asset.
  private static func list(_ query: Query, _ conditions: QuerySQL) -> SQL? {
    guard query.alternatives.count == 1 else { return nil }
    return query.alternatives[0].lazy.filter { !$0.isNegated }.compactMap { conditions.list($0.criterion) }
      .first
  }
}
