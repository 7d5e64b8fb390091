/// Why a result is not here yet. Shows no query.
package struct DownloadFailure: Error, Sendable {
  package enum Cause: Equatable, Sendable {
    /// The link opens nothing (any more): ask the gateway for a fresh one.
    case linkDead(status: Int)
    /// It leads where no result may come from.
    case forbidden
    /// More than any result has.
    case tooLarge(limit: Int64)
    /// No room; what is here already stays for the next attempt.
    case diskFull
    case file
    /// It broke off and may go on later.
    case passing
    case interrupted
  }

  package let cause: Cause
  /// A sentence.
  package let message: String

  init(_ cause: Cause, _ message: String) {
    self.cause = cause
    self.message = message
  }

  /// What came is no media.
  package init(unreadable message: String) { self.init(.passing, message) }

  static let interrupted = DownloadFailure(.interrupted, "Interrupted.")
}
