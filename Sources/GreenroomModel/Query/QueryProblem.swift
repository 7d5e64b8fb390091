/// What is wrong with a query, for whoever shows it beside the query itself.
package struct QueryProblem: Equatable, Sendable {
  /// A sentence.
  package let message: String
  /// Where, in UTF-16 units from 0, as editors on the web count.
  package let column: Int
  package let hint: String?
}

extension Query {
  /// Nil where the text is a query.
  package static func problem(in text: String) -> QueryProblem? {
    do throws(QueryMistake) {
      var parser = QueryParser(text)
      _ = try parser.query()
      return nil
    } catch {
      let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(error.offset)))
      return QueryProblem(
        message: error.reason.prefix(1).uppercased() + error.reason.dropFirst() + ".",
        column: before.utf16.count, hint: error.hint)
    }
  }
}
