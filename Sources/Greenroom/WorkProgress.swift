/// How far a long workflow has come. Workflows hand these to an observer; only the command line and the
/// server show them.
package struct WorkProgress: Equatable, Sendable {
  /// What is being done, as a word people read: `walking`, `reading`, `checking`.
  package var phase: String
  package var done: Int
  /// Nil while the end is not known.
  package var total: Int?
  package var bytesRead: Int64
  /// What goes over the network, where that is what takes the time.
  package var sent: Transfer?

  /// Bytes on their way.
  package struct Transfer: Equatable, Sendable {
    package var bytes: Int64
    package var total: Int64

    package init(bytes: Int64, total: Int64) {
      self.bytes = bytes
      self.total = total
    }
  }

  package init(
    phase: String, done: Int, total: Int? = nil, bytesRead: Int64 = 0, sent: Transfer? = nil
  ) {
    self.phase = phase
    self.done = done
    self.total = total
    self.bytesRead = bytesRead
    self.sent = sent
  }

  /// Called from whichever thread does the work, as often as it likes.
  package typealias Observer = @Sendable (WorkProgress) -> Void
}
