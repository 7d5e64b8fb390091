import GRDB
import GreenroomModel

/// The columns that hold what is embedded, in `embedded` and in `companion`, and both ways between them and
/// ``EmbeddedFacts``.
enum EmbeddedColumns {
  private static let columns = [
    ("prompt", "TEXT"), ("negativePrompt", "TEXT"), ("model", "TEXT"), ("seed", "TEXT"), ("sampler", "TEXT"),
    ("steps", "INTEGER"), ("generator", "TEXT"), ("title", "TEXT"), ("description", "TEXT"),
    ("keywords", "TEXT"), ("rating", "INTEGER"), ("labels", "TEXT"), ("hasManifest", "INTEGER NOT NULL"),
  ]

  static let definitions = columns.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  static let list = columns.map(\.0).joined(separator: ", ")
  static let placeholders = columns.map { _ in "?" }.joined(separator: ", ")

  /// Between the values of a list.
  static let separator: Character = "\u{1F}"
  static let separatorCode = 0x1F

  /// The values of ``list``, in that order.
  static func values(of facts: EmbeddedFacts) -> [DatabaseValue] {
    [
      value(facts.prompt), value(facts.negativePrompt), value(facts.model), value(facts.seed),
      value(facts.sampler), value(facts.steps), value(facts.generator), value(facts.title),
      value(facts.description), value(joined(facts.keywords)), value(facts.rating),
      value(joined(facts.labels)),
      facts.hasManifest.databaseValue,
    ]
  }

  /// Reads ``list`` from `row`, where they begin at column `first`.
  static func facts(from row: Row, at first: Int) throws -> EmbeddedFacts {
    var facts = EmbeddedFacts()
    facts.prompt = try row.at(first)
    facts.negativePrompt = try row.at(first + 1)
    facts.model = try row.at(first + 2)
    facts.seed = try row.at(first + 3)
    facts.sampler = try row.at(first + 4)
    facts.steps = try row.at(first + 5)
    facts.generator = try row.at(first + 6)
    facts.title = try row.at(first + 7)
    facts.description = try row.at(first + 8)
    facts.keywords = list(try row.at(first + 9))
    facts.rating = try row.at(first + 10)
    facts.labels = list(try row.at(first + 11))
    facts.hasManifest = try row.at(first + 12)
    return facts
  }

  private static func value(_ fact: (some DatabaseValueConvertible)?) -> DatabaseValue {
    fact?.databaseValue ?? .null
  }

  private static func joined(_ values: [String]) -> String? {
    values.isEmpty ? nil : values.joined(separator: String(separator))
  }

  private static func list(_ text: String?) -> [String] {
    text?.split(separator: separator).map(String.init) ?? []
  }
}
