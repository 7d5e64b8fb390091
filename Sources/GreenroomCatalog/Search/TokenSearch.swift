import GRDB
import GreenroomModel

/// A search that begins with what the text index gives. Its `match` is an expression of FTS5 that everything found
/// matches.
struct TokenSearch {
  let match: String
  /// What else has to hold of a match; nil where nothing has.
  let condition: SQL?
  /// True where the condition is on words alone, so that assets need not be looked at.
  private let isOfWords: Bool
  /// An expression that nothing matches but what is found, though not all of it, so that the condition need not be
  /// asked to count it.
  private let sure: String?

  /// Nil where some group has no term that the index knows.
  init?(_ query: Query, _ conditions: QuerySQL, _ database: Database) throws {
    var (matches, sure): ([String], [String?]) = ([], [])
    var others: [QueryTerm] = []
    for group in query.alternatives {
      let terms = try group.map { (term: $0, index: try IndexTerm($0, database)) }
      let known = terms.compactMap(\.index)
      guard !known.isEmpty else { return nil }
      matches.append(Self.all(known.map(\.match)))
      let parts = terms.map { $0.index?.sure }
      sure.append(parts.contains(nil) ? nil : Self.all(parts.compactMap { $0 }))
      others += terms.filter { $0.index?.isExact != true }.map(\.term)
    }
    // Of several groups the index does not tell which one an asset is in.
    let isSingle = matches.count == 1
    var joined = conditions
    joined.text = "searchText.text"
    match = matches.joined(separator: " OR ")
    condition = others.isEmpty ? nil : isSingle ? joined.condition(others) : joined.condition(query)
    isOfWords = (isSingle ? others : query.alternatives.flatMap { $0 }).allSatisfy(\.isOfWords)
    self.sure = sure.contains(nil) ? nil : sure.compactMap { $0 }.joined(separator: " OR ")
  }

  private static func all(_ expressions: [String]) -> String { "(\(expressions.joined(separator: " AND ")))" }

  // MARK: - SQL

  static let words = "searchToken CROSS JOIN searchText ON searchText.id = searchToken.rowid"
  static let assets = "\(words) CROSS JOIN asset ON asset.pk = searchText.asset"

  /// How many it finds in all.
  var count: SQL {
    guard let condition else { return Self.count(match) }
    let source = isOfWords ? Self.words : Self.assets
    guard let sure, isOfWords else { return Self.count(match, source, condition) }
    let unsure = "(\(match)) NOT (\(sure))"
    return "SELECT (\(Self.count(sure))) + (\(Self.count(unsure, source, condition)))"
  }

  private static func count(
    _ match: String, _ source: String = "searchToken", _ condition: SQL = "TRUE"
  ) -> SQL {
    "SELECT count(*) FROM \(sql: source) WHERE searchToken MATCH \(match) AND \(condition)"
  }
}

extension QueryTerm {
  /// True for words alone, which are compared without looking at the asset.
  fileprivate var isOfWords: Bool { if case .text = criterion { true } else { false } }
}
