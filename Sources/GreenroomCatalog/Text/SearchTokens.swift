/// What an asset is found by in the text index: the runs of its text and its tags. One index holds both, so that
/// a word and a tag are answered by it alone.
struct SearchTokens: Equatable {
  var runs: Set<TextRun>
  /// Tags.
  var marks: Set<String>

  static let none = SearchTokens(runs: [], marks: [])

  init(runs: Set<TextRun>, marks: Set<String>) {
    self.runs = runs
    self.marks = marks
  }

  /// - Parameter marks: Between spaces.
  init(text: String, marks: String) {
    runs = Set(TextRun.all(in: text))
    self.marks = Set(marks.split(separator: " ").map(String.init))
  }

  func subtracting(_ others: SearchTokens) -> SearchTokens {
    SearchTokens(runs: runs.subtracting(others.runs), marks: marks.subtracting(others.marks))
  }

  /// As the index takes them, between spaces.
  var spelled: String { Self.spelled(runs) + marks.joined(separator: " ") }

  // MARK: - Spelling

  static func tag(_ id: Int64) -> String { "\(mark)\(id)" }

  static func spelled(_ runs: some Sequence<TextRun>) -> String {
    var spelled = String.UnicodeScalarView()
    for run in runs {
      append(run, to: &spelled)
      spelled.append(" ")
    }
    return String(spelled)
  }

  /// A run in an expression of FTS5.
  static func quoted(_ run: TextRun) -> String {
    var spelled = String.UnicodeScalarView()
    append(run, to: &spelled)
    return quoted(String(spelled))
  }

  /// By scalars, since a combining mark behind a quote makes one character with it.
  static func quoted(_ token: String) -> String {
    var quoted = String.UnicodeScalarView(["\""])
    for scalar in token.unicodeScalars {
      quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
    }
    quoted.append("\"")
    return String(quoted)
  }

  private static func append(_ run: TextRun, to spelled: inout String.UnicodeScalarView) {
    for scalar in run.scalars { spelled.append(scalar == " " ? space : scalar) }
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
