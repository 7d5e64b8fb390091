import GRDB
import GreenroomModel

/// Where words are looked for.
enum TextSQL {
  /// The words of an asset, where no table `searchText` is joined.
  static let lookedUp = "(SELECT searchText.text FROM searchText WHERE searchText.asset = asset.pk)"

  /// The prompts of an asset: of the requests that used it or made it, and what it carries itself.
  static let prompts = """
    SELECT request.prompt AS value FROM requestReference
      JOIN request ON request.pk = requestReference.request
      WHERE requestReference.asset = asset.pk AND request.prompt IS NOT NULL
    UNION SELECT request.prompt FROM taskResult
      JOIN task ON task.pk = taskResult.task JOIN request ON request.pk = task.request
      WHERE taskResult.asset = asset.pk AND request.prompt IS NOT NULL
    UNION SELECT prompt FROM (\(CompanionSQL.said)) WHERE prompt IS NOT NULL
    """

  /// In name, path, tags, note, what is embedded, and the prompts of the requests that used an asset or made it.
  ///
  /// - Parameter text: An SQL expression for the asset's words.
  static func anywhere(_ pattern: WordPattern, in text: String) -> SQL {
    let words = SearchPattern(pattern)
    if let piece = words.onlyPiece { return SQL("instr(\(sql: text), \(piece)) > 0") }
    return SQL("holdsWords(\(sql: text), \(words.encoded))")
  }

  static func path(_ pattern: PatternSQL) -> SQL {
    SQL(
      """
      EXISTS (
        SELECT 1 FROM location JOIN folder ON folder.id = location.folder
        WHERE location.asset = asset.pk AND \(pattern.on(text: "(\(fullPath))")))
      """)
  }

  static func tagged(_ pattern: WordPattern) -> SQL {
    SQL(
      """
      EXISTS (
        SELECT 1 FROM assetTag JOIN tag ON tag.id = assetTag.tag
        WHERE assetTag.asset = asset.pk AND \(tag(pattern)))
      """)
  }

  /// On a table `tag`: a tag, what stands below it, and the same of the tags that an alias means.
  static func tag(_ pattern: WordPattern) -> SQL {
    let whole = PatternSQL(whole: pattern)
    return SQL(
      """
      tag.id IN (
        SELECT id FROM tag WHERE \(whole.on(key: "tag.key"))
        UNION ALL SELECT id FROM tag WHERE \(PatternSQL.below(pattern, key: "tag.key"))
        UNION ALL SELECT family.id FROM tagAlias JOIN tag meant ON meant.id = tagAlias.tag
          JOIN tag family ON family.id = meant.id
            OR (family.key >= meant.key || '/' AND family.key < meant.key || '0')
          WHERE \(whole.on(key: "tagAlias.key")))
      """)
  }

  /// The path that a pattern is compared with, on tables `folder` and `location`.
  static let fullPath = "rtrim(CAST(folder.path AS TEXT), '/') || '/' || CAST(location.name AS TEXT)"
}
