/// How sidecars and captions are found by the names of the files that they speak of.
enum CompanionSQL {
  /// A file's name up to its last dot, and with it.
  static func stem(_ name: String) -> String { "rtrim(\(name), replace(\(name), '.', ''))" }

  /// The rows of `companion` that speak of the asset of the query around, and the rows of `embedded` that it has.
  static let said = """
    SELECT \(EmbeddedColumns.list) FROM embedded WHERE embedded.asset = asset.pk
    UNION ALL SELECT \(EmbeddedColumns.list) FROM \(beside)
    """

  /// Tables and condition for the companions of the asset of the query around.
  static let beside = """
    location AS media JOIN companion ON companion.folder = media.folder
      AND companion.stem IN (media.name || '.', \(stem("media.name")))
    WHERE media.asset = asset.pk
    """
}
