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
    forEachBeginning(in: text) { words.insert(SearchWord(bytes: Array($0))) }
    return words
  }

  /// The same without making each: two words that begin alike give their beginning twice.
  static func forEachBeginning(in text: String, _ body: (ArraySlice<UInt8>) -> Void) {
    let bytes = Array(text.utf8)
    var start = bytes.startIndex
    while start < bytes.endIndex {
      guard isOfWord(bytes[start]) else {
        start += 1
        continue
      }
      var (end, length) = (start, 0)
      while end < bytes.endIndex, isOfWord(bytes[end]) {
        if !UTF8.isContinuation(bytes[end]) {
          // Here one character more begins: those before it are whole.
          if kept.contains(length) { body(bytes[start..<end]) }
          length += 1
        }
        end += 1
      }
      if kept.contains(length) { body(bytes[start..<end]) }
      start = end
    }
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
