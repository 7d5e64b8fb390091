/// The word of a query that somebody is writing. Places are in UTF-16 units from 0, as editors on the web count.
package struct QueryCursor: Equatable, Sendable {
  /// The field before the colon, in lower case; nil where there is none yet.
  package let field: String?
  /// What is written of the word, or of the field's value, up to the cursor.
  package let typed: String
  /// What a completion takes the place of.
  package let range: Range<Int>

  /// - Parameter place: Where the cursor stands; what lies outside the text counts as its end.
  package init(_ text: String, at place: Int) {
    let units = Array(text.utf16)
    let place = min(max(0, place), units.count)
    var start = Self.startOfWord(units, before: place)
    if start < place, units[start] == UInt16(ascii: "-") { start += 1 }
    let colon = units[start..<place].firstIndex(of: UInt16(ascii: ":"))
    let name = colon.map { String(decoding: units[start..<$0], as: UTF16.self).lowercased() }
    if let colon, let name, QueryField.named(name) != nil {
      field = name
      start = colon + 1
    } else {
      field = nil
    }
    typed = String(decoding: units[start..<place], as: UTF16.self).filter { $0 != "\"" }
    range = start..<Self.endOfWord(units, from: place)
  }

  /// The words that may stand here by themselves: the names of fields, or the words that a field knows.
  package var words: [String] {
    switch field.flatMap(QueryField.named) {
    case nil: QueryField.all.map { $0.name + ":" }
    case .kind: MediaKind.allCases.map(\.rawValue)
    case .origin: AssetOrigin.allCases.map(\.rawValue)
    case .is: AssetState.allCases.map(\.rawValue)
    case .has: EmbeddedTrait.allCases.map(\.rawValue)
    case .number(.rating): ["0", "1", "2", "3", "4", "5", ">=3"]
    default: []
    }
  }

  private static func startOfWord(_ units: [UInt16], before place: Int) -> Int {
    var start = 0
    var isQuoted = false
    for index in 0..<place {
      if units[index] == UInt16(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, isBetweenWords(units[index]) { start = index + 1 }
    }
    return start
  }

  private static func endOfWord(_ units: [UInt16], from place: Int) -> Int {
    units[place...].firstIndex(where: isBetweenWords) ?? units.count
  }

  private static func isBetweenWords(_ unit: UInt16) -> Bool {
    unit == UInt16(ascii: ",") || Unicode.Scalar(unit)?.properties.isWhitespace == true
  }
}

extension UInt16 {
  fileprivate init(ascii scalar: Unicode.Scalar) { self = UInt16(UInt8(ascii: scalar)) }
}
