import GRDB
import GreenroomModel

/// An order of assets in SQL: what it goes by, from which tables, and where a page that follows begins.
struct AssetOrdering {
  let sort: AssetOrder

  /// The tables, on which a condition on `asset` can follow. Only assets that a path holds are listed; the
  /// others are kept for the requests that used them.
  var source: String {
    if sort.key == .path {
      // In the order of the indexes on paths, which CROSS JOIN makes SQLite keep.
      return """
        folder CROSS JOIN location ON location.folder = folder.id
          CROSS JOIN asset ON asset.pk = location.asset AND asset.location = location.id
        """
    }
    // The plus keeps SQLite from going through the index on locations in place of the one for the order.
    return "asset"
  }

  var isListed: String { sort.key == .path ? "TRUE" : "+asset.location IS NOT NULL" }

  /// What the order goes by; the last always tells two assets apart.
  var columns: [String] {
    switch sort.key {
    case .added: ["asset.addedAt", "asset.pk"]
    case .bytes: ["asset.bytes", "asset.pk"]
    case .path: ["folder.path", "location.name"]
    case .name: [known("asset.nameKey"), "asset.pk"]
    case .dur: [known("asset.durationMicroseconds"), "asset.pk"]
    case .w: [known("asset.width"), "asset.pk"]
    case .h: [known("asset.height"), "asset.pk"]
    case .fps: [known("(asset.frameRateNumerator * 1.0 / asset.frameRateDenominator)"), "asset.pk"]
    case .rating: [known("asset.rating"), "asset.pk"]
    }
  }

  var clause: String {
    columns.map { sort.isDescending ? "\($0) DESC" : $0 }.joined(separator: ", ")
  }

  /// What comes after the row whose ``columns`` had these values.
  func follows(_ values: [DatabaseValue]) -> SQL {
    let sign = sort.isDescending ? "<" : ">"
    let after = SQL(
      "(\(sql: columns.joined(separator: ", "))) \(sql: sign) (\(values[0]), \(values[1]))")
    // A comparison over two tables uses no index; its first half alone does.
    return sort.key == .path ? SQL("folder.path \(sql: sign)= \(values[0]) AND \(after)") : after
  }

  /// Puts what is not known last in either order. SQLite sorts numbers before text and text before blobs.
  private func known(_ column: String) -> String {
    "ifnull(\(column), \(sort.isDescending ? "-1" : "x''"))"
  }
}
