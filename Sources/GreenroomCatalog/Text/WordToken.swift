/// What the text index keeps of a word beside the runs of its characters, so that fewer texts have to be compared:
///
/// - every four characters of it side by side. An asset that has all of a longer piece's nearly always has the
///   piece; and it has a piece of four where it has this one.
/// - its beginnings of more characters, each behind a mark. Where a piece begins a word, nothing is left to be
///   compared. (FTS5 could look for the beginnings of whole words, but gathers all their rows before it gives the
///   first.)
///
/// By its bytes, since two that Unicode takes for the same are two tokens.
struct WordToken: Hashable {
  /// As the index has it.
  let bytes: [UInt8]

  /// In characters: what is shorter is a run itself.
  private static let four = TextRun.longest + 1
  /// What is longer is rare.
  private static let beginnings = (four + 1)...10
  /// No tag's token begins so, and no run.
  private static let mark = Array("\u{1D}\u{1D}".utf8)

  var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: - Of a text

  /// All of a folded text, each once.
  static func all(in text: String) -> Set<WordToken> {
    var tokens: Set<WordToken> = []
    forEach(in: text) { mark, word in tokens.insert(WordToken(bytes: mark + word)) }
    return tokens
  }

  /// The same, in two parts, without making each: what stands in the text twice may come twice.
  static func forEach(in text: String, _ body: (_ mark: [UInt8], _ word: ArraySlice<UInt8>) -> Void) {
    let bytes = Array(text.utf8)
    forEachWord(of: bytes) { word in
      var starts = LastStarts()
      var length = 0
      for place in word.indices where !UTF8.isContinuation(word[place]) {
        // Here one character more begins: those before it are whole.
        tokens(of: word[..<place], length, starts.fourth, body)
        starts.add(place)
        length += 1
      }
      tokens(of: word, length, starts.fourth, body)
    }
  }

  /// Those that end where `word` ends, `length` characters after it begins.
  private static func tokens(
    of word: ArraySlice<UInt8>, _ length: Int, _ fourth: Int, _ body: ([UInt8], ArraySlice<UInt8>) -> Void
  ) {
    if length >= four { body([], word[fourth...]) }
    if beginnings.contains(length) { body(mark, word) }
  }

  /// Where the last four characters begin.
  private struct LastStarts {
    private var places = (0, 0, 0, 0)
    var fourth: Int { places.0 }
    mutating func add(_ place: Int) { places = (places.1, places.2, places.3, place) }
  }

  private static func forEachWord(of bytes: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      var end = start
      while end < bytes.endIndex, isOfWord(bytes[end]) { end += 1 }
      if end > start { body(bytes[start..<end]) }
      start = end + 1
    }
  }

  /// Letters and digits, and whatever is not ASCII.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
    default: false
    }
  }

  // MARK: - Of what is looked for

  /// The fours that every text with `piece` in it has: as few as cover its words. None where they are too short.
  static func covering(_ piece: String) -> [WordToken] {
    var tokens: [WordToken] = []
    forEachWord(of: Array(piece.utf8)) { word in
      let starts = word.indices.filter { !UTF8.isContinuation(word[$0]) }
      guard starts.count >= four else { return }
      let last = starts.count - four
      for first in Array(stride(from: 0, to: last, by: four)) + [last] {
        let end = first == last ? word.endIndex : starts[first + four]
        tokens.append(WordToken(bytes: Array(word[starts[first]..<end])))
      }
    }
    return Array(tokens.prefix(mostCovering))
  }

  /// What is further back in a long phrase is left to the comparison with the text.
  private static let mostCovering = 12

  /// True for four characters or more of one word.
  static func isWithinWord(_ piece: String) -> Bool {
    piece.utf8.allSatisfy(isOfWord) && piece.unicodeScalars.count >= four
  }

  /// True where `piece` is itself a token, so that the index alone is sure of it.
  static func isWhole(_ piece: String) -> Bool {
    isWithinWord(piece) && piece.unicodeScalars.count == four
  }

  /// `piece` as the beginning of a word; nil where none is kept of its length.
  init?(beginning piece: String) {
    guard Self.isWithinWord(piece), Self.beginnings.contains(piece.unicodeScalars.count) else { return nil }
    bytes = Self.mark + piece.utf8
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }
}
