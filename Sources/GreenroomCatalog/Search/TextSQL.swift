import GRDB
import GreenroomModel

/// Where words are looked for. Each place is searched once and gives assets, which is far quicker than asking
/// every asset for every place.
enum TextSQL {
  /// In name, path, tags, note and the prompts of the requests that used an asset or made it.
  static func anywhere(_ pattern: WordPattern) -> SQL {
    let words = PatternSQL(anywhere: pattern)
    return SQL(
      """
      asset.pk IN (
        SELECT pk FROM asset WHERE \(words.on(key: "nameKey"))
        UNION ALL SELECT pk FROM asset WHERE note IS NOT NULL AND \(words.on(text: "note"))
        UNION ALL \(assets(onPaths: words))
        UNION ALL \(assets(tagged: words))
        UNION ALL SELECT requestReference.asset FROM request
          JOIN requestReference ON requestReference.request = request.pk
          WHERE requestReference.asset IS NOT NULL AND \(words.on(text: "request.prompt"))
        UNION ALL \(LineageSQL.results(where: words.on(text: "request.prompt"))))
      """)
  }

  static func path(_ pattern: PatternSQL) -> SQL { SQL("asset.pk IN (\(assets(onPaths: pattern)))") }

  static func tagged(_ pattern: PatternSQL) -> SQL { SQL("asset.pk IN (\(assets(tagged: pattern)))") }

  /// The path that a pattern is compared with, on tables `folder` and `location`.
  static let fullPath = "rtrim(CAST(folder.path AS TEXT), '/') || '/' || CAST(location.name AS TEXT)"

  /// A pattern that stays within one component is looked for in the few folders and in the names apart.
  private static func assets(onPaths pattern: PatternSQL) -> SQL {
    if pattern.spansFolders {
      return SQL(
        """
        SELECT location.asset FROM location JOIN folder ON folder.id = location.folder
        WHERE location.asset IS NOT NULL AND \(pattern.on(text: "(\(fullPath))"))
        """)
    }
    return SQL(
      """
      SELECT location.asset FROM location
        WHERE location.asset IS NOT NULL AND \(pattern.on(path: "location.name"))
      UNION ALL SELECT location.asset FROM folder JOIN location ON location.folder = folder.id
        WHERE location.asset IS NOT NULL AND \(pattern.on(path: "folder.path"))
      """)
  }

  private static func assets(tagged pattern: PatternSQL) -> SQL {
    SQL(
      """
      SELECT assetTag.asset FROM tag JOIN assetTag ON assetTag.tag = tag.id
      WHERE \(pattern.on(key: "tag.key"))
      """)
  }
}
