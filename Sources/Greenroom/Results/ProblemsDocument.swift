import GreenroomModel

/// `greenroom.problems/1`: files that have no facts, and why.
package struct ProblemsDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.problems/1"
  /// How many there are in all, on this page or not.
  package let total: Int
  package let problems: [IndexDocument.Problem]
  /// The cursor that `--after` takes for the next page; null on the last one.
  package let next: String?

  package init(total: Int, problems: [IndexDocument.Problem], next: String?) {
    self.total = total
    self.problems = problems
    self.next = next
  }
}
