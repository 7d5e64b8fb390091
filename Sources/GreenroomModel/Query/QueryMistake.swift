/// Where a query stops making sense, and what would have.
struct QueryMistake: Error {
  /// In scalars, from 0.
  let offset: Int
  /// A clause without its full stop: what was expected, or what is wrong.
  let reason: String
  let hint: String?

  init(at offset: Int, _ reason: String, hint: String? = nil) {
    self.offset = offset
    self.reason = reason
    self.hint = hint
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
