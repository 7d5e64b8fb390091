/// Where a query stops making sense, and what would have.
struct QueryMistake: Error {
  /// In scalars, from 0.
  let offset: Int
  /// A clause without its full stop: what was expected, or what is wrong.
  let reason: String
  let hint: String?
  /// What makes it a query, or brings it nearer to one.
  let fix: Fix?

  /// A text in place of so many scalars from an offset on.
  struct Fix {
    let offset: Int
    let count: Int
    let text: String

    init(at offset: Int, replacing count: Int = 0, with text: String) {
      self.offset = offset
      self.count = count
      self.text = text
    }
  }

  init(at offset: Int, _ reason: String, hint: String? = nil, fix: Fix? = nil) {
    self.offset = offset
    self.reason = reason
    self.hint = hint
    self.fix = fix
  }

  /// The error a person sees: the reason with its column, and the query with a caret below the place.
  func explained(in text: String) -> GreenroomError {
    // White space of any kind takes one column, so that the caret stands where it should.
    let line = String(text.map { $0.isWhitespace ? " " : $0 })
    let indent = String(repeating: " ", count: Self.start(of: text, upTo: offset).displayWidth)
    return GreenroomError(
      .invalidQuery,
      "Column \(Self.column(of: offset, in: text)) of the query: \(reason).\n  \(line)\n  \(indent)^",
      hint: hint)
  }

  /// Counted in characters from 1.
  static func column(of offset: Int, in text: String) -> Int { start(of: text, upTo: offset).count + 1 }

  private static func start(of text: String, upTo offset: Int) -> String {
    String(text.unicodeScalars.prefix(offset))
  }
}
