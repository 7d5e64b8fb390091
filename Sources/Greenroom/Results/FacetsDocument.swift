package import GreenroomCatalog
import GreenroomModel

/// `greenroom.facets/1`: how what a query found divides.
package struct FacetsDocument: Encodable, Equatable, Sendable {
  package struct Tag: Encodable, Equatable, Sendable {
    package let name: String
    package let count: Int
  }

  /// By how many stars, and how many assets have them.
  package struct Rating: Encodable, Equatable, Sendable {
    package let rating: Int
    package let count: Int
  }

  package let schema = "greenroom.facets/1"
  package let kinds: Counts
  package let origins: Counts
  package let ratings: [Rating]
  /// The most frequent first.
  package let tags: [Tag]
  /// True where more was found than is counted while somebody waits: these are the newest of it.
  package let partial: Bool

  package init(_ facets: AssetFacets) {
    kinds = Counts(MediaKind.allCases.map { ($0.rawValue, facets.kinds[$0] ?? 0) })
    origins = Counts(AssetOrigin.allCases.map { ($0.rawValue, facets.origins[$0] ?? 0) })
    ratings = facets.ratings.sorted { $0.key > $1.key }.map { Rating(rating: $0.key, count: $0.value) }
    tags = facets.tags.map { Tag(name: $0.name, count: $0.assets) }
    partial = facets.isPartial
  }

  /// A map of words to numbers, in its own order.
  package struct Counts: Encodable, Equatable, Sendable {
    private let members: [JSONValue.Member]

    init(_ counts: [(String, Int)]) { members = counts.map { .init($0.0, .integer(Int64($0.1))) } }

    package func encode(to encoder: any Encoder) throws { try JSONValue.object(members).encode(to: encoder) }
  }
}
