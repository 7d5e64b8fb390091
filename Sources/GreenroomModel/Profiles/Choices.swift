/// A list of allowed values.
package struct Choices: LimitBound {
  package let values: [JSONValue]
  /// Those of the values that are words, which nearly all are.
  package let words: [String]

  package init(_ values: [JSONValue]) {
    self.values = values
    words = values.compactMap { if case .string(let word) = $0 { word } else { nil } }
  }

  package func contains(_ word: String) -> Bool { words.contains(word) }

  package func contains(_ value: JSONValue) -> Bool { values.contains(value) }

  package var text: String { values.map(\.plainText).joined(separator: ", ") }
}

extension JSONValue {
  /// For people: a word without its quotes, everything else as JSON has it.
  package var plainText: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): Quantity(decimal: value)?.decimal(places: 6) ?? String(value)
    case .string(let value): value
    case .array, .object: compactText
    }
  }
}
