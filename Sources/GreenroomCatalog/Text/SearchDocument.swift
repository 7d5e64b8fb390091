import GRDB
import GreenroomModel

/// What the catalog keeps of one asset to find it by.
struct SearchDocument: Equatable {
  let isListed: Bool
  let kind: String
  /// The tokens of its tags, between spaces.
  let marks: String
  /// Its words, folded, each value behind the mark of its ``SearchField``.
  let text: String

  /// What is in the index: nothing of an asset that is not listed.
  var tokens: SearchTokens { isListed ? SearchTokens(text: text, marks: marks) : .none }

  /// The tokens of this one and of another, from which those of their text are left out where both have the same:
  /// tags change often, words seldom.
  func tokens(besides other: SearchDocument?) -> (SearchTokens, SearchTokens) {
    guard let other, isListed, other.isListed, text == other.text else {
      return (tokens, other?.tokens ?? .none)
    }
    return (SearchTokens(text: "", marks: marks), SearchTokens(text: "", marks: other.marks))
  }

  /// The same for a new asset, of which no difference has to be told.
  var spelledTokens: String { SearchTokens.spelled(text: text, marks: marks) }

  /// Of a new asset of which nothing is known but where it is.
  init(of kind: MediaKind, at path: String) {
    self.kind = kind.rawValue
    isListed = true
    marks = ""
    text = Folding.search(String(Unicode.Scalar(SearchField.path.rawValue)) + path)
  }

  /// What it should be, from ``columns``; nil where the asset is gone.
  init?(current row: Row) throws {
    guard let kind = try row.at(Column.kind) as String? else { return nil }
    self.kind = kind
    isListed = try row.at(Column.isListed)
    let tags = (try row.at(Column.tags) as String?)?.split(separator: " ").compactMap { Int64($0) } ?? []
    marks = tags.map(SearchTokens.tag).joined(separator: " ")
    text = Folding.search(try row.at(Column.text))
  }

  /// What was kept, from ``columns``; nil where nothing was.
  init?(kept row: Row) throws {
    guard let kind = try row.at(Column.keptKind) as String? else { return nil }
    self.kind = kind
    isListed = try row.at(Column.keptIsListed)
    marks = try row.at(Column.keptMarks)
    text = try row.at(Column.keptText)
  }

  // MARK: - SQL

  /// The places of ``columns``: looking them up by name takes as long as folding the text.
  enum Column {
    static let addedAt = 0
    fileprivate static let (kind, isListed, text, tags) = (1, 2, 3, 4)
    static let id = 5
    fileprivate static let (keptKind, keptIsListed, keptMarks, keptText) = (6, 7, 8, 9)
    static let count = 10
  }

  /// On `asset` and `searchText`, either of which may be null.
  static let columns = """
    asset.addedAt, asset.kind, asset.location IS NOT NULL AND asset.trashedAt IS NULL, \(text),
    CASE WHEN \(isTagged) THEN
      (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM assetTag WHERE asset = asset.pk ORDER BY tag)) END,
    searchText.id, searchText.kind, searchText.isListed, searchText.marks, searchText.text
    """

  private static let isTagged = "EXISTS (SELECT 1 FROM assetTag WHERE asset = asset.pk)"
  private static let hasPrompts = """
    EXISTS (SELECT 1 FROM requestReference WHERE asset = asset.pk)
      OR EXISTS (SELECT 1 FROM taskResult WHERE asset = asset.pk)
    """
  private static let hasCompanions = """
    EXISTS (SELECT 1 FROM embedded WHERE asset = asset.pk) OR EXISTS (SELECT 1 FROM \(CompanionSQL.beside))
    """

  /// Most new assets have a path and nothing else: a look tells that faster than gathering nothing does.
  private static let text = """
    \(own) || CASE WHEN \(isTagged) THEN \(tags) ELSE '' END
      || CASE WHEN \(hasPrompts) OR \(hasCompanions) THEN \(said) ELSE '' END
    """

  private static let own = [
    // As people write it, so that it is found with the @ and without.
    value(.name, "'@' || asset.name"), value(.note, "asset.note"),
    values(
      .path,
      """
      SELECT \(TextSQL.fullPath) AS value FROM location JOIN folder ON folder.id = location.folder
      WHERE location.asset = asset.pk ORDER BY value
      """),
  ].joined(separator: " || ")

  private static let tags = values(
    .tag,
    """
    SELECT tag.name AS value, tag.key AS key FROM assetTag JOIN tag ON tag.id = assetTag.tag
      WHERE assetTag.asset = asset.pk
    UNION ALL SELECT tagAlias.name, tagAlias.key FROM assetTag JOIN tagAlias ON tagAlias.tag = assetTag.tag
      WHERE assetTag.asset = asset.pk
    ORDER BY key
    """)

  private static let said = [
    values(.prompt, TextSQL.prompts),
    values(
      .caption,
      """
      SELECT title AS value FROM (\(CompanionSQL.said)) WHERE title IS NOT NULL
      UNION SELECT description FROM (\(CompanionSQL.said)) WHERE description IS NOT NULL
      """),
    values(
      .keyword,
      """
      SELECT replace(keywords, char(\(EmbeddedColumns.separatorCode)), char(\(SearchField.keyword.rawValue))) AS value
      FROM (\(CompanionSQL.said)) WHERE keywords IS NOT NULL ORDER BY value
      """),
  ].joined(separator: " || ")

  private static func value(_ field: SearchField, _ column: String) -> String {
    "ifnull(char(\(field.rawValue)) || \(column), '')"
  }

  private static func values(_ field: SearchField, _ query: String) -> String {
    "ifnull((SELECT group_concat(char(\(field.rawValue)) || value, '') FROM (\(query))), '')"
  }
}
