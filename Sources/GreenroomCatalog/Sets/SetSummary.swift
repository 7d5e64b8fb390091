package import GreenroomModel

/// A reference set as a list of sets shows it.
package struct SetSummary: Equatable, Sendable {
  package let name: String
  package let counts: [MediaKind: Int]
}
