package import GreenroomModel

/// Which duplicates are looked for, and among what.
package struct DuplicatesRequest: Sendable {
  package var query: String
  package var findsExact: Bool
  package var findsSimilar: Bool
  package var strictness: Strictness

  package init(
    query: String = "", findsExact: Bool = true, findsSimilar: Bool = true, strictness: Strictness = .normal
  ) {
    self.query = query
    self.findsExact = findsExact
    self.findsSimilar = findsSimilar
    self.strictness = strictness
  }
}
