/// Words to look for, in which an unquoted `*` stands for anything.
package struct WordPattern: Hashable, Sendable, CustomStringConvertible {
  /// What stands between the wildcards; a single piece has none.
  package let pieces: [String]

  init(literal text: String) { pieces = [text] }

  /// Reads an unquoted word.
  init(unquoted text: String) {
    pieces = text.unicodeScalars.split(separator: "*", omittingEmptySubsequences: false)
      .map { String(String.UnicodeScalarView($0)) }
  }

  package var hasWildcards: Bool { pieces.count > 1 }

  /// As the value of a field.
  package var description: String {
    guard let literal = pieces.first, !hasWildcards else { return pieces.joined(separator: "*") }
    return literal.isEmpty || literal.unicodeScalars.contains(where: \.isSpecialInQueries)
      ? quoted(literal) : literal
  }

  /// As a bare word, where a leading `-` or `field:` would mean something else.
  var bareDescription: String {
    guard !hasWildcards, let literal = pieces.first,
      literal.unicodeScalars.first == "-" || literal.unicodeScalars.contains(":")
    else {
      return description
    }
    return quoted(literal)
  }

  private func quoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}

extension Unicode.Scalar {
  /// True for what ends an unquoted word or means something in one.
  fileprivate var isSpecialInQueries: Bool {
    properties.isWhitespace || self == "," || self == "\"" || self == "\\" || self == "*"
  }
}
