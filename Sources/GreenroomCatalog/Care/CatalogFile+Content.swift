import GRDB
import GreenroomModel

extension CatalogFile {
  /// What does not agree with itself although every row stands where it should; empty where all does. For a catalog
  /// of the present format.
  package func contradictions() throws -> [String] {
    try reading { database in
      try Self.rules.flatMap { rule in
        try String.fetchAll(database, sql: rule.sql).map { "\(rule.what): \($0)" }
      } + Self.wrongKeys(database)
    }
  }

  /// Each gives the ids, or the names, of what breaks it; at most twenty.
  private static let rules: [(what: String, sql: String)] = [
    (
      "an asset is shown at a path that holds another",
      """
      SELECT asset.id FROM asset JOIN location ON location.id = asset.location
      WHERE location.asset IS NOT asset.pk LIMIT 20
      """
    ),
    (
      "a stored request cannot be read",
      """
      SELECT id FROM request
      WHERE NOT json_valid(CAST(draft AS TEXT)) OR NOT json_valid(CAST(body AS TEXT))
        OR NOT json_valid(CAST(findings AS TEXT)) LIMIT 20
      """
    ),
    (
      "a tag is counted wrong",
      "SELECT name FROM tag WHERE assets <> (SELECT count(*) FROM assetTag WHERE tag = tag.id) LIMIT 20"
    ),
    (
      "a word is a tag and an alias",
      "SELECT tag.name FROM tag JOIN tagAlias ON tagAlias.key = tag.key LIMIT 20"
    ),
    ("words were never gathered", "SELECT asset FROM searchDirty LIMIT 20"),
    (
      "an asset has no words",
      "SELECT id FROM asset WHERE NOT EXISTS (SELECT 1 FROM searchText WHERE searchText.asset = asset.pk) LIMIT 20"
    ),
    ("an operation never ended", "SELECT operation FROM operationUnderWay LIMIT 20"),
    (
      "a set counts its members wrong",
      """
      SELECT name FROM referenceSet s WHERE (SELECT max(position) FROM setMember WHERE referenceSet = s.id)
        <> (SELECT count(*) FROM setMember WHERE referenceSet = s.id) LIMIT 20
      """
    ),
  ]

  /// Names are found by keys that are kept beside them.
  private static func wrongKeys(_ database: Database) throws -> [String] {
    let named = [
      ("asset", "nameKey"), ("tag", "key"), ("tagAlias", "key"), ("referenceSet", "key"),
      ("savedSearch", "key"),
    ]
    return try named.flatMap { table, key in
      try Row.fetchAll(database, sql: "SELECT name, \(key) FROM \(table) WHERE name IS NOT NULL")
        .compactMap { row in
          let (name, key): (String, String) = (try row.at(0), try row.at(1))
          return Folding.key(name) == key ? nil : "a name is found under another: \(name)"
        }
    }
  }
}
