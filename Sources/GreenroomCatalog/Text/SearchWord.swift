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
    for word in text.utf8.split(whereSeparator: { !isOfWord($0) }) {
      var length = 0
      for place in word.indices where !UTF8.isContinuation(word[place]) {
        // Here one character more begins: those before it are whole.
        if kept.contains(length) { words.insert(SearchWord(bytes: Array(word[..<place]))) }
        length += 1
        if length > kept.upperBound { break }
      }
      if kept.contains(length) { words.insert(SearchWord(bytes: Array(word))) }
    }
    return words
  }

  /// Nil where no kept beginning can be `piece`.
  init?(_ piece: String) {
    guard Self.kept.contains(piece.unicodeScalars.count), piece.utf8.allSatisfy(Self.isOfWord) else {
      return nil
    }
    bytes = Array(piece.utf8)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Letters and digits, and whatever is not ASCII.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
    default: false
    }
  }
}
