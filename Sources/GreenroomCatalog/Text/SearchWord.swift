/// The beginning of a word: the text index keeps each, of every length, beside the runs. Where a piece begins a
/// word, no text has to be compared to be sure that it holds the piece. (FTS5 could look for the beginnings of
/// whole words, but gathers all their rows before it gives the first.) By its bytes, since two that Unicode takes
/// for the same are two tokens.
struct SearchWord: Hashable {
  let bytes: [UInt8]

  /// In characters. What is shorter is a run itself, and what is longer is rare.
  private static let kept = (TextRun.longest + 1)...10

  /// The beginnings of all words of a folded text, each once.
  static func all(in text: String) -> Set<SearchWord> {
    var words: Set<SearchWord> = []
    for word in text.unicodeScalars.split(whereSeparator: { !isOfWord($0) }) {
      var beginning = word.prefix(kept.upperBound)
      while beginning.count >= kept.lowerBound, words.insert(SearchWord(beginning)).inserted {
        beginning.removeLast()
      }
    }
    return words
  }

  /// Nil where no kept beginning can be `piece`.
  init?(_ piece: String) {
    let scalars = piece.unicodeScalars
    guard Self.kept.contains(scalars.count), scalars.allSatisfy(Self.isOfWord) else { return nil }
    self.init(scalars[...])
  }

  private init(_ scalars: Substring.UnicodeScalarView) { bytes = Array(String(scalars).utf8) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Letters and digits, and whatever is not ASCII.
  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."z", "\u{80}"...: true
    default: false
    }
  }
}
