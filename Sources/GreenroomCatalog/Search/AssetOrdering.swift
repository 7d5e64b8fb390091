import GRDB
import GreenroomModel

/// An order of assets in SQL: what it goes by, and where a page that follows begins.
struct AssetOrdering {
  let sort: AssetOrder
  /// The words that ``AssetOrder/Key/relevance`` goes by, as ``Relevance`` takes them.
  var words = ""

  /// What the order goes by; the last always tells two assets apart.
  var columns: [SQL] {
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
    case .relevance: ["relevance(searchText.text, \(words))", "searchText.id"]
    }
  }

  var clause: SQL {
    columns.map { sort.isDescending ? SQL("\($0) DESC") : $0 }.joined(separator: ", ")
  }

  /// What comes after the row whose ``columns`` had these values.
  func follows(_ values: [DatabaseValue]) -> SQL {
    let after = SQL("(\(columns[0]), \(columns[1])) \(sql: sign) (\(values[0]), \(values[1]))")
    // A comparison over two tables uses no index; its first half alone does.
    return sort.key == .path ? SQL("folder.path \(sql: sign)= \(values[0]) AND \(after)") : after
  }

  var sign: String { sort.isDescending ? "<" : ">" }

  /// Puts what is not known last in either order. SQLite sorts numbers before text and text before blobs.
  private func known(_ column: String) -> SQL {
    SQL("ifnull(\(sql: column), \(sql: sort.isDescending ? "-1" : "x''"))")
  }
}
