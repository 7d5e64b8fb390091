/// A search, as every command, the API and saved searches spell it: `kind:video dur:2..15 -tag:old, @hero`.
///
/// Terms side by side must all hold; between commas any group may. Reading is pure: times stay relative and
/// `fits:` unasked until somebody who knows the clock and the profile resolves them.
package struct Query: Hashable, Sendable, CustomStringConvertible {
  /// Groups of terms: of one group all must hold, and of one asset any group.
  package let alternatives: [[QueryTerm]]

  /// Finds every asset.
  package static let everything = Query(alternatives: [[]])

  init(alternatives: [[QueryTerm]]) { self.alternatives = alternatives }

  /// - Throws: `invalid_query`; the message points at the column and says what was expected.
  package init(_ text: String) throws(GreenroomError) {
    do {
      var parser = QueryParser(text)
      self = try parser.query()
    } catch {
      throw error.explained(in: text)
    }
  }

  /// Spells the query so that reading it again gives the same one.
  package var description: String {
    alternatives.map { group in group.map(\.description).joined(separator: " ") }.joined(separator: " , ")
  }

  /// The models that `fits:` terms ask for, with the column of each, in the order written.
  package var fits: [(model: String, column: Int)] {
    alternatives.joined().compactMap { term in
      guard case .fits(let model) = term.criterion else { return nil }
      return (model, term.column)
    }
  }

  /// What `from:` terms ask for, with the column of each, in the order written.
  package var origins: [(asset: String, column: Int)] {
    alternatives.joined().compactMap { term in
      guard case .from(let asset) = term.criterion else { return nil }
      return (asset, term.column)
    }
  }

  /// The same query with every model that `fits:` asks for put through `change`: aliases become ids.
  package func mapFits(_ change: (String) -> String) -> Query {
    Query(
      alternatives: alternatives.map { group in
        group.map { term in
          guard case .fits(let model) = term.criterion else { return term }
          return QueryTerm(.fits(change(model)), isNegated: term.isNegated, column: term.column)
        }
      })
  }

  /// True where `skipped:` asks for the files without facts in place of assets.
  package var asksForProblems: Bool {
    alternatives.joined().contains(where: \.asksForProblems)
  }
}
