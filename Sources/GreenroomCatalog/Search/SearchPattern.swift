import GRDB
import GreenroomModel

/// A bare word as it is compared with an asset's folded words: pieces that must stand in this order within one
/// value.
struct SearchPattern {
  let pieces: [String]

  init(_ pattern: WordPattern) {
    pieces = pattern.pieces.map { piece in
      // Control characters mark the fields in the text, where a word must not find them.
      let shown = piece.unicodeScalars.map { scalar in
        scalar.value < 0x20 && !scalar.properties.isWhitespace ? "\u{FFFD}" : scalar
      }
      return Folding.search(String(String.UnicodeScalarView(shown)))
    }
  }

  /// The whole pattern where it has no wildcard.
  var onlyPiece: String? { pieces.count == 1 ? pieces[0] : nil }

  // MARK: - With wildcards

  private static let anything: Unicode.Scalar = "\u{1}"

  /// For ``DatabaseFunction/holdsWords``.
  var encoded: String { pieces.joined(separator: String(Self.anything)) }

  /// Whether a value of a folded text holds what ``encoded`` spells.
  static func holds(_ text: String, _ encoded: String) -> Bool {
    let pieces = Array(encoded.utf8).split(
      separator: UInt8(ascii: anything), omittingEmptySubsequences: false)
    return Array(text.utf8).split(whereSeparator: SearchField.isMark).contains { value in
      var rest = value
      return pieces.allSatisfy { piece in
        guard let place = rest.firstRange(of: piece) else { return false }
        rest = rest[place.upperBound...]
        return true
      }
    }
  }
}

extension DatabaseFunction {
  /// `holdsWords(text, pattern)`.
  static var holdsWords: DatabaseFunction {
    DatabaseFunction("holdsWords", argumentCount: 2, pure: true) { values in
      guard let text = String.fromDatabaseValue(values[0]),
        let pattern = String.fromDatabaseValue(values[1])
      else { return nil }
      return SearchPattern.holds(text, pattern)
    }
  }
}

extension Collection where Element: Equatable {
  /// Where `piece` first stands; nil where it does not.
  func firstRange(of piece: some Collection<Element>) -> Range<Index>? {
    guard let first = piece.first else { return startIndex..<startIndex }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      if let end = index(start, offsetBy: piece.count, limitedBy: endIndex),
        self[start..<end].elementsEqual(piece)
      {
        return start..<end
      }
      rest = rest[index(after: start)...]
    }
    return nil
  }
}
