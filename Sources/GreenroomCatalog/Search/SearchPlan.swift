import GRDB
import GreenroomModel

/// Where a search begins: at the shortest list that has everything it finds.
enum SearchPlan {
  /// Along the index of the order, which is quick where much is found.
  case order(SQL)
  /// With the few assets that a query on their rows gives.
  case list(SQL, SQL)
  /// With what the text index gives, the newest first.
  case index(match: String, condition: SQL?)

  init(_ query: Query, _ conditions: QuerySQL, _ database: Database) throws {
    if let list = Self.list(query, conditions) {
      self = .list(list, conditions.shown(query))
    } else if !query.asks(for: .trashed), let index = try Self.index(query, conditions, database) {
      // Only what is listed has tokens, so that the trash is left out.
      self = index
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

  /// Nil where some group has no term that the index knows.
  private static func index(_ query: Query, _ conditions: QuerySQL, _ database: Database) throws -> Self? {
    var matches: [String] = []
    var others: [QueryTerm] = []
    for group in query.alternatives {
      let terms = try group.map { (term: $0, index: try IndexTerm($0, database)) }
      let known = terms.compactMap(\.index)
      guard !known.isEmpty else { return nil }
      matches.append("(" + known.map(\.match).joined(separator: " AND ") + ")")
      others += terms.filter { $0.index?.isExact != true }.map(\.term)
    }
    var joined = conditions
    joined.text = "searchText.text"
    let isExact = others.isEmpty
    // Of several groups the index does not tell which one an asset is in.
    let condition = query.alternatives.count == 1 ? joined.condition(others) : joined.condition(query)
    return .index(match: matches.joined(separator: " OR "), condition: isExact ? nil : condition)
  }
}
