/// The beginning of a word, as the text index keeps it beside the runs: where a piece begins a word, no text has
/// to be compared to be sure that it holds the piece. By its bytes, since two that Unicode takes for the same are
/// two tokens.
struct SearchWord: Hashable {
  let bytes: [UInt8]

  /// Characters. What is shorter is a run itself, and of what is longer the rest is left out.
  private static let kept = (TextRun.longest + 1)...16

  /// All words of a folded text, each once.
  static func all(in text: String) -> Set<SearchWord> {
    var words: Set<SearchWord> = []
    for word in text.unicodeScalars.split(whereSeparator: { !isOfWord($0) }) {
      let beginning = word.prefix(kept.upperBound)
      if beginning.count >= kept.lowerBound { words.insert(SearchWord(beginning)) }
    }
    return words
  }

  /// Nil where no kept word can begin with the whole of `piece`.
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
