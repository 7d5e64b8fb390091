/// What an asset is found by in the text index: the runs of its text, more of its words, and its tags. One index holds
/// all, so that a word and a tag are answered by it alone.
struct SearchTokens: Equatable {
  var runs: Set<TextRun>
  var words: Set<WordToken>
  /// Tags.
  var marks: Set<String>

  static let none = SearchTokens(runs: [], words: [], marks: [])

  init(runs: Set<TextRun>, words: Set<WordToken>, marks: Set<String>) {
    self.runs = runs
    self.words = words
    self.marks = marks
  }

  /// - Parameter marks: Between spaces.
  init(text: String, marks: String) {
    runs = Set(TextRun.all(in: text))
    words = WordToken.all(in: text)
    self.marks = Set(marks.split(separator: " ").map(String.init))
  }

  func subtracting(_ others: SearchTokens) -> SearchTokens {
    SearchTokens(
      runs: runs.subtracting(others.runs), words: words.subtracting(others.words),
      marks: marks.subtracting(others.marks))
  }

  /// As the index takes them, between spaces.
  var spelled: String {
    Self.spelled(runs, marks.joined(separator: " ")) { append in
      for word in words { append([], word.bytes[...]) }
    }
  }

  /// The same of a text in which no difference has to be told: some of a word may come twice, which is the same to
  /// the index.
  static func spelled(text: String, marks: String) -> String {
    spelled(TextRun.all(in: text), marks) { WordToken.forEach(in: text, $0) }
  }

  // MARK: - Spelling

  static func tag(_ id: Int64) -> String { "\(mark)\(id)" }

  /// - Parameters:
  ///   - marks: Between spaces.
  ///   - forEachWord: Gives the bytes of all ``WordToken``s, in two parts.
  private static func spelled(
    _ runs: some Collection<TextRun>, _ marks: String,
    forEachWord: (([UInt8], ArraySlice<UInt8>) -> Void) -> Void
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(runs.count * 8 + marks.utf8.count)
    for run in runs {
      append(run, to: &bytes)
      bytes.append(UInt8(ascii: " "))
    }
    forEachWord { mark, word in
      bytes.append(contentsOf: mark)
      bytes.append(contentsOf: word)
      bytes.append(UInt8(ascii: " "))
    }
    bytes.append(contentsOf: marks.utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// In an expression of FTS5.
  static func quoted(_ run: TextRun) -> String {
    var bytes: [UInt8] = []
    append(run, to: &bytes)
    return quoted(String(decoding: bytes, as: UTF8.self))
  }

  static func quoted(_ word: WordToken) -> String { quoted(word.text) }

  /// By scalars, since a combining mark behind a quote makes one character with it.
  static func quoted(_ token: String) -> String {
    var quoted = String.UnicodeScalarView(["\""])
    for scalar in token.unicodeScalars {
      quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
    }
    quoted.append("\"")
    return String(quoted)
  }

  private static func append(_ run: TextRun, to bytes: inout [UInt8]) {
    run.forEachScalar { scalar in
      let spelled = scalar == " " ? space : scalar
      if spelled.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: spelled.value))
      } else {
        bytes.append(contentsOf: String(spelled).utf8)
      }
    }
  }

  /// The ASCII characters that belong to tokens beside letters and digits.
  static var punctuation: String {
    let others = (0x21...0x7E).map { Unicode.Scalar($0) }.filter {
      !("0"..."9" ~= $0 || "a"..."z" ~= $0 || "A"..."Z" ~= $0)
    }
    return String(String.UnicodeScalarView([mark, space] + others))
  }

  private static let mark: Unicode.Scalar = "\u{1D}"
  /// Stands for a space, which parts tokens.
  private static let space: Unicode.Scalar = "\u{1E}"
}
