/// How far a long workflow has come. Workflows hand these to an observer; only the command line and the
/// server show them.
package struct WorkProgress: Equatable, Sendable {
  /// What is being done, as a word people read: `walking`, `reading`, `checking`.
  package var phase: String
  package var done: Int
  /// Nil while the end is not known.
  package var total: Int?
  package var bytesRead: Int64

  package init(phase: String, done: Int, total: Int? = nil, bytesRead: Int64 = 0) {
    self.phase = phase
    self.done = done
    self.total = total
    self.bytesRead = bytesRead
  }

  /// Called from whichever thread does the work, as often as it likes.
  package typealias Observer = @Sendable (WorkProgress) -> Void
}
