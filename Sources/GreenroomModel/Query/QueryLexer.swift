/// Cuts a query into words and commas. It goes by scalars, not characters, since a combining mark behind a
/// quote or a comma makes one character with it.
struct QueryLexer {
  /// A word, perhaps with a field before it.
  struct Word {
    var isNegated = false
    var field: Text?
    var value: Text
    /// Where it begins, with its `-`, in scalars from 0.
    var offset: Int
    /// True where white space or the query's beginning stands before it.
    var isApart: Bool
  }

  struct Text {
    var content: String
    var isQuoted = false
    var offset: Int
  }

  enum Token {
    case word(Word)
    case comma(offset: Int)
  }

  private let scalars: [Unicode.Scalar]
  private var offset = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var end: Int { scalars.count }

  mutating func next() throws(QueryMistake) -> Token? {
    let before = offset
    while let scalar = current, scalar.properties.isWhitespace { offset += 1 }
    guard let scalar = current else { return nil }
    if scalar == "," {
      offset += 1
      return .comma(offset: offset - 1)
    }
    return .word(try word(isApart: offset > before || offset == 0))
  }

  // MARK: - Words

  private mutating func word(isApart: Bool) throws(QueryMistake) -> Word {
    let start = offset
    let isNegated = current == "-"
    if isNegated { offset += 1 }
    guard let first = current, !first.properties.isWhitespace, first != ",", first != "-" else {
      throw QueryMistake(
        at: offset, "after “-” a word or a field is expected",
        hint: "Put a word that begins with - in quotes: \"-i.png\".")
    }
    let field = fieldName()
    let value = try value()
    return Word(isNegated: isNegated, field: field, value: value, offset: start, isApart: isApart)
  }

  /// A name of ASCII letters with a colon right behind it; goes past both.
  private mutating func fieldName() -> Text? {
    let letters = scalars[offset...].prefix { $0.isASCII && $0.properties.isAlphabetic }
    guard !letters.isEmpty, letters.endIndex < end, scalars[letters.endIndex] == ":" else { return nil }
    defer { offset = letters.endIndex + 1 }
    return Text(content: String(letters), offset: offset)
  }

  private mutating func value() throws(QueryMistake) -> Text {
    if current == "\"" { return try quoted() }
    let start = offset
    while let scalar = current, !scalar.properties.isWhitespace, scalar != "," { offset += 1 }
    return Text(content: String(scalars[start..<offset]), offset: start)
  }

  /// A phrase in quotes, in which a backslash keeps a quote or a backslash as it is.
  private mutating func quoted() throws(QueryMistake) -> Text {
    let start = offset
    var content: [Unicode.Scalar] = []
    offset += 1
    while let scalar = current, scalar != "\"" {
      offset += 1
      if scalar == "\\", let escaped = current, escaped == "\"" || escaped == "\\" {
        content.append(escaped)
        offset += 1
      } else {
        content.append(scalar)
      }
    }
    guard current == "\"" else {
      // Behind a backslash, a quote would be one that is meant.
      let fix = scalars.last == "\\" ? nil : QueryMistake.Fix(at: end, with: "\"")
      throw QueryMistake(at: start, "this quote is never closed", fix: fix)
    }
    offset += 1
    if let following = current, !following.properties.isWhitespace, following != "," {
      throw QueryMistake(
        at: offset, "after a closing quote a space is expected", fix: .init(at: offset, with: " "))
    }
    return Text(content: String(content), isQuoted: true, offset: start)
  }

  private var current: Unicode.Scalar? { offset < end ? scalars[offset] : nil }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
