import GRDB
import GreenroomModel

/// How well an asset's words answer a search: a name counts more than a prompt that mentions it, and a whole
/// word more than a part of one.
enum Relevance {
  /// The words of a query that ``score(_:_:)`` goes by.
  static func words(of query: Query) -> String {
    query.alternatives.joined().compactMap { term in
      guard case .text(let pattern) = term.criterion, !term.isNegated else { return nil }
      return SearchPattern(pattern).pieces.first { !$0.isEmpty }
    }.joined(separator: separator)
  }

  /// The sum of the best places of each word.
  static func score(_ text: String, _ words: String) -> Int {
    let values = Array(text.utf8).splitAtMarks
    return words.split(separator: separator).reduce(0) { sum, word in
      let word = Array(word.utf8)
      return sum + (values.map { score(of: word, in: $0) }.max() ?? 0)
    }
  }

  private static let separator = "\u{1}"

  private static func score(of word: [UInt8], in value: ArraySlice<UInt8>) -> Int {
    guard let field = value.first.flatMap(SearchField.init) else { return 0 }
    var best = 0
    var rest = value.dropFirst()
    while let place = rest.firstRange(of: word), !place.isEmpty {
      let (before, after) = (value[..<place.lowerBound], value[place.upperBound...])
      best = max(best, weight(of: field, after) * fit(before, after))
      rest = value[(place.lowerBound + 1)...]
    }
    return best
  }

  /// A file's own name counts more than its folders'.
  private static func weight(of field: SearchField, _ after: ArraySlice<UInt8>) -> Int {
    switch field {
    case .name: 8
    case .tag: 5
    case .path: after.contains(UInt8(ascii: "/")) ? 1 : 4
    case .note: 3
    case .prompt: 2
    }
  }

  /// The whole value, a whole word, the beginning of one, or anywhere.
  private static func fit(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Int {
    if before.count == 1 && after.isEmpty { return 4 }
    if before.last.map(isOfWord) == true { return 1 }
    return after.first.map(isOfWord) == true ? 2 : 3
  }

  /// Letters and digits, and whatever is not ASCII.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
    default: false
    }
  }
}

extension [UInt8] {
  /// Values, each with the mark before it.
  fileprivate var splitAtMarks: [ArraySlice<UInt8>] {
    let marks = indices.filter { SearchField.isMark(self[$0]) }
    return zip(marks, marks.dropFirst() + [endIndex]).map { self[$0..<$1] }
  }
}

extension DatabaseFunction {
  /// `relevance(text, words)`.
  static var relevance: DatabaseFunction {
    DatabaseFunction("relevance", argumentCount: 2, pure: true) { values in
      guard let text = String.fromDatabaseValue(values[0]),
        let words = String.fromDatabaseValue(values[1])
      else { return nil }
      return Relevance.score(text, words)
    }
  }
}
