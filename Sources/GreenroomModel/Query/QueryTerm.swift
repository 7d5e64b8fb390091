/// One condition of a query.
package struct QueryTerm: Sendable, CustomStringConvertible {
  package let criterion: Criterion
  package let isNegated: Bool
  /// Where it was written, counted from 1. Two terms that say the same are equal wherever they stand.
  package let column: Int

  package init(_ criterion: Criterion, isNegated: Bool = false, column: Int = 1) {
    self.criterion = criterion
    self.isNegated = isNegated
    self.column = column
  }

  package indirect enum Criterion: Hashable, Sendable {
    /// A bare word or phrase: anywhere in name, path, tags, note, what is embedded, or the prompts that used or made it.
    case text(WordPattern)
    case kind(MediaKind)
    case origin(AssetOrigin)
    case word(WordField, WordPattern)
    case number(NumberField, QueryRange<Double>)
    case ratio(QueryRange<QueryRatio>)
    /// When it was first catalogued.
    case added(QueryRange<QueryTime>)
    /// By how many requests.
    case used(QueryRange<Double>)
    /// When a request last used it.
    case usedAt(QueryRange<QueryTime>)
    /// By no request, or by none since a time.
    case unused(since: QueryTime?)
    case fits(String)
    /// Made with an asset, which is an `@name` or the beginning of an id.
    case from(String)
    /// What people decided of it, and whether its file is there.
    case state(AssetState)
    /// What its file carries, or what stands beside it.
    case has(EmbeddedTrait)
    /// What a saved search finds; the query is there once somebody who knows the searches has put it in.
    case saved(String, Query?)
    /// Files without facts, by finding code; nil for all of them.
    case skipped(WordPattern?)
  }

  package var description: String { (isNegated ? "-" : "") + criterion.description }
}

extension QueryTerm: Hashable {
  package static func == (left: QueryTerm, right: QueryTerm) -> Bool {
    left.criterion == right.criterion && left.isNegated == right.isNegated
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(criterion)
    hasher.combine(isNegated)
  }
}

extension QueryTerm.Criterion: CustomStringConvertible {
  package var description: String {
    switch self {
    case .text(let pattern): pattern.bareDescription
    case .kind(let kind): "kind:\(kind.rawValue)"
    case .origin(let origin): "origin:\(origin.rawValue)"
    case .word(let field, let pattern): "\(field.rawValue):\(pattern)"
    case .number(let field, let range): "\(field.rawValue):\(range)"
    case .ratio(let range): "ratio:\(range)"
    case .added(let range): "added:\(range)"
    case .used(let range): "used:\(range)"
    case .usedAt(let range): "used:\(range)"
    case .unused(let time): "unused:\(time?.spelling ?? "")"
    case .fits(let model): "fits:\(WordPattern(literal: model))"
    case .from(let asset): "from:\(WordPattern(literal: asset))"
    case .state(let state): "is:\(state.rawValue)"
    case .has(let trait): "has:\(trait.rawValue)"
    case .saved(let name, _): "search:\(WordPattern(literal: name))"
    case .skipped(let pattern): "skipped:\(pattern?.description ?? "")"
    }
  }
}
