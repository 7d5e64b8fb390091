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
    }.joined(separator: String(Unicode.Scalar(separator)))
  }

  /// The sum of the best places of each word.
  static func score(_ text: String, _ words: String) -> Int {
    var (text, words) = (text, words)
    return text.withUTF8 { text in
      words.withUTF8 { words in
        words.split(separator: separator).reduce(0) { $0 + best(of: $1, in: text) }
      }
    }
  }

  private static let separator: UInt8 = 1

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private static func best(of word: Slice<Bytes>, in text: Bytes) -> Int {
    var best = 0
    var field: SearchField?
    var beginning = 0
    for index in text.indices {
      if SearchField.isMark(text[index]) {
        field = SearchField(rawValue: text[index])
        // A name stands behind its @.
        beginning = index + (field == .name ? 2 : 1)
      } else if let field, text[index] == word.first, text[index...].starts(with: word) {
        let place = index..<(index + word.count)
        best = max(best, weight(of: field, text, after: place) * fit(place, text, from: beginning))
      }
    }
    return best
  }

  /// A file's own name counts more than its folders'.
  private static func weight(of field: SearchField, _ text: Bytes, after place: Range<Int>) -> Int {
    switch field {
    case .name: 8
    case .tag: 5
    case .keyword: 4
    case .path: isInFolder(text, place) ? 1 : 4
    case .note: 3
    case .prompt, .caption: 2
    }
  }

  private static func isInFolder(_ text: Bytes, _ place: Range<Int>) -> Bool {
    text[place.upperBound...].prefix { !SearchField.isMark($0) }.contains(UInt8(ascii: "/"))
  }

  /// The whole value, a whole word, the beginning of one, or anywhere.
  private static func fit(_ place: Range<Int>, _ text: Bytes, from beginning: Int) -> Int {
    let isFirst = place.lowerBound <= beginning
    let after = place.upperBound < text.count ? text[place.upperBound] : separator
    if isFirst && SearchField.isMark(after) { return 4 }
    if !isFirst && isOfWord(text[place.lowerBound - 1]) { return 1 }
    return isOfWord(after) ? 2 : 3
  }

  /// Letters and digits, and whatever is not ASCII.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
    default: false
    }
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
