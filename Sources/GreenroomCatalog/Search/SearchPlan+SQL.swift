import GRDB
import GreenroomModel

extension SearchPlan {
  /// One page: rows, and what the order goes by. Only assets that a path holds are listed; the others are kept
  /// for the requests that used them.
  func page(
    _ ordering: AssetOrdering, after place: Cursor?, limit: Int64, skipping skipped: Int64 = 0
  ) -> SQL {
    let isByPath = ordering.sort.key == .path
    var (source, condition) =
      switch self {
      case .order(let condition): (SQL(sql: isByPath ? Self.byPath : "asset"), condition)
      case .list(let list, let condition): (Self.among(list), condition)
      case .index(let search):
        (
          SQL(sql: TokenSearch.assets),
          SQL("searchToken MATCH \(search.match) AND \(search.condition ?? Self.anything)")
        )
      }
    if case .order = self {
      // The plus keeps SQLite from going through the index on locations in place of the one for the order.
      condition = SQL("\(sql: isByPath ? "TRUE" : "+asset.location IS NOT NULL") AND \(condition)")
    } else {
      condition = SQL("asset.location IS NOT NULL AND \(condition)")
      if isByPath { source = SQL("\(source) \(sql: Self.shownPath)") }
    }
    let (following, clause) = course(ordering, after: place)
    return """
      SELECT asset.pk, \(ordering.columns.joined(separator: ", ")) FROM \(source)
      WHERE \(condition) AND \(following) ORDER BY \(clause) LIMIT \(limit) OFFSET \(skipped)
      """
  }

  /// How many it finds in all.
  var count: SQL {
    switch self {
    case .order(let condition):
      "SELECT count(*) FROM asset WHERE asset.location IS NOT NULL AND \(condition)"
    case .list(let list, let condition):
      "SELECT count(*) FROM \(Self.among(list)) WHERE asset.location IS NOT NULL AND \(condition)"
    case .index(let search): search.count
    }
  }

  // MARK: - Parts

  private static var anything: SQL { "TRUE" }
  /// In the order of the indexes on paths, which CROSS JOIN makes SQLite keep.
  private static let byPath = """
    folder CROSS JOIN location ON location.folder = folder.id
      CROSS JOIN asset ON asset.pk = location.asset AND asset.location = location.id
    """
  private static let shownPath = """
    CROSS JOIN location ON location.id = asset.location CROSS JOIN folder ON folder.id = location.folder
    """

  private static func among(_ list: SQL) -> SQL {
    """
    (WITH row (pk) AS (\(list)) SELECT DISTINCT pk FROM row) AS chosen
      CROSS JOIN asset ON asset.pk = chosen.pk
    """
  }

  /// Where the page begins and how it goes on. The index of tokens is itself in the order in which assets were
  /// added.
  private func course(_ ordering: AssetOrdering, after place: Cursor?) -> (following: SQL, clause: SQL) {
    guard case .index = self, ordering.sort.key == .added else {
      return (place.map { ordering.follows($0.values) } ?? Self.anything, ordering.clause)
    }
    let following = place.map { place in
      SQL(
        """
        searchToken.rowid \(sql: ordering.sign)
          (SELECT last.id FROM searchText last WHERE last.asset = \(place.values[1]))
        """)
    }
    return (
      following ?? Self.anything, SQL(sql: "searchToken.rowid" + (ordering.sort.isDescending ? " DESC" : ""))
    )
  }
}
