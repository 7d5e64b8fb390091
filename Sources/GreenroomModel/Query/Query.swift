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
    terms.compactMap { term in
      guard case .fits(let model) = term.criterion else { return nil }
      return (model, term.column)
    }
  }

  /// What `from:` terms ask for, with the column of each, in the order written.
  package var origins: [(asset: String, column: Int)] {
    terms.compactMap { term in
      guard case .from(let asset) = term.criterion else { return nil }
      return (asset, term.column)
    }
  }

  /// The same query with every model that `fits:` asks for put through `change`: aliases become ids.
  package func mapFits(_ change: (String) -> String) -> Query {
    mapCriteria { criterion in
      switch criterion {
      case .fits(let model): .fits(change(model))
      case .saved(let name, let query): .saved(name, query?.mapFits(change))
      default: criterion
      }
    }
  }

  /// The names of the saved searches that it is made of, with the column of each.
  package var savedSearches: [(name: String, column: Int)] {
    alternatives.joined().compactMap { term in
      guard case .saved(let name, _) = term.criterion else { return nil }
      return (name, term.column)
    }
  }

  /// The same query with the queries of saved searches put in.
  package func putting(_ queries: [String: Query]) -> Query {
    mapCriteria { criterion in
      guard case .saved(let name, _) = criterion else { return criterion }
      return .saved(name, queries[name])
    }
  }

  /// The same query with saved searches written out, so that what they ask is planned with the rest. One that is
  /// negated, or would make too many groups, stays as it is.
  package var writtenOut: Query {
    Query(alternatives: alternatives.flatMap(Self.writtenOut))
  }

  private static let mostGroups = 64

  private static func writtenOut(_ group: [QueryTerm]) -> [[QueryTerm]] {
    group.reduce([[]]) { groups, term in
      guard case .saved(_, let query?) = term.criterion, !term.isNegated,
        case let inner = query.writtenOut.alternatives, groups.count * inner.count <= mostGroups
      else { return groups.map { $0 + [term] } }
      return groups.flatMap { group in inner.map { group + $0 } }
    }
  }

  /// True where it asks for something in this state, as itself or in a saved search.
  package func asks(for state: AssetState) -> Bool { terms.contains { $0.criterion == .state(state) } }

  private func mapCriteria(_ change: (QueryTerm.Criterion) -> QueryTerm.Criterion) -> Query {
    Query(
      alternatives: alternatives.map { group in
        group.map { QueryTerm(change($0.criterion), isNegated: $0.isNegated, column: $0.column) }
      })
  }

  /// All there are, those of saved searches too.
  private var terms: [QueryTerm] {
    alternatives.joined().flatMap { term in
      if case .saved(_, let query?) = term.criterion { query.terms } else { [term] }
    }
  }

  /// True where `skipped:` asks for the files without facts in place of assets.
  package var asksForProblems: Bool {
    alternatives.joined().contains(where: \.asksForProblems)
  }
}
