import GRDB
import GreenroomModel

/// A pattern for ``DatabaseFunction/matchesFolded``: folded pieces, with a mark where anything may stand.
enum FoldedPattern {
  /// No text holds it: it is the first that a control character ends.
  private static let anything: UInt8 = 1

  static func encode(_ pieces: [String]) -> String {
    pieces.map { piece in
      Folding.key(
        String(String.UnicodeScalarView(piece.unicodeScalars.filter { $0.value != UInt32(anything) })))
    }.joined(separator: String(Unicode.Scalar(anything)))
  }

  /// Whether `text`, which need not be folded, matches what ``encode(_:)`` made.
  static func matches(_ text: String, _ pattern: String) -> Bool {
    let bytes = Array(Folding.key(text).utf8)
    let pieces = Array(pattern.utf8).split(separator: anything, omittingEmptySubsequences: false)
    guard let first = pieces.first, let last = pieces.last else { return bytes.isEmpty }
    guard pieces.count > 1 else { return bytes.elementsEqual(first) }
    guard bytes.count >= first.count + last.count, bytes.starts(with: first),
      bytes.suffix(last.count).elementsEqual(last)
    else { return false }
    var rest = bytes[first.count..<(bytes.count - last.count)]
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

extension DatabaseFunction {
  /// `matchesFolded(text, pattern)`: what LIKE would say if it knew the case of every script and how accents
  /// are composed. LIKE itself finds the e in an é that is written as two characters.
  static var matchesFolded: DatabaseFunction {
    DatabaseFunction("matchesFolded", argumentCount: 2, pure: true) { values in
      guard let text = String.fromDatabaseValue(values[0]),
        let pattern = String.fromDatabaseValue(values[1])
      else { return nil }
      return FoldedPattern.matches(text, pattern)
    }
  }
}
