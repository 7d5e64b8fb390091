/// What is wrong with a query, for whoever shows it beside the query itself.
package struct QueryProblem: Equatable, Sendable {
  /// A sentence.
  package let message: String
  /// Where, in UTF-16 units from 0, as editors on the web count.
  package let column: Int
  package let hint: String?
  /// What would mend it; nil where only a person can tell.
  package let fix: QueryFix?
}

/// A change of a query's text. Places are in UTF-16 units from 0.
package struct QueryFix: Encodable, Equatable, Sendable {
  package let column: Int
  /// How much goes; 0 where the text is put in between.
  package let length: Int
  package let text: String
}

extension Query {
  /// Nil where the text is a query.
  package static func problem(in text: String) -> QueryProblem? {
    do throws(QueryMistake) {
      var parser = QueryParser(text)
      _ = try parser.query()
      return nil
    } catch {
      return QueryProblem(
        message: error.reason.prefix(1).uppercased() + error.reason.dropFirst() + ".",
        column: units(in: text, upTo: error.offset), hint: error.hint,
        fix: error.fix.map { fix in
          let column = units(in: text, upTo: fix.offset)
          return QueryFix(
            column: column, length: units(in: text, upTo: fix.offset + fix.count) - column, text: fix.text)
        })
    }
  }

  /// The UTF-16 units of the first `count` scalars.
  private static func units(in text: String, upTo count: Int) -> Int {
    text.unicodeScalars.prefix(count).reduce(0) { $0 + UTF16.width($1) }
  }
}
