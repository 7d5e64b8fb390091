package import GreenroomModel

/// How what a query found divides.
package struct AssetFacets: Equatable, Sendable {
  package struct Tag: Equatable, Sendable {
    package let name: String
    package let assets: Int
  }

  package var kinds: [MediaKind: Int] = [:]
  package var origins: [AssetOrigin: Int] = [:]
  /// By stars; those without a rating are not in it.
  package var ratings: [Int: Int] = [:]
  /// The most frequent first.
  package var tags: [Tag] = []
  /// True where more was found than is counted, and the newest alone were.
  package var isPartial = false

  package init() {}
}
