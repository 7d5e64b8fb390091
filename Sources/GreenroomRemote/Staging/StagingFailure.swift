/// Why a store did not do what it should: a cause that code can match, a sentence, and what to do.
package struct StagingFailure: Error, Sendable {
  package enum Cause: Sendable {
    /// Who asks is not known: a wrong key or secret, or a session that has ended. Exit code 4.
    case unauthorized
    /// Who asks is known and may not do that: a policy. Exit code 4.
    case forbidden
    /// This machine's clock and the store's are too far apart for signatures.
    case clockSkew
    /// The bucket or folder is not there.
    case storeMissing
    /// The settings lack something, or hold what cannot be used.
    case configuration
    /// What was read is not what was checked.
    case contentChanged
    /// The file cannot be read.
    case file
    /// The store cannot be reached, or broke off, after all attempts.
    case unreachable
    /// The store answered, but not with success: its code, such as `SlowDown` or `InternalError`.
    case refused(String)
    /// Fetched back, the object is not what was sent.
    case damaged
    case interrupted
  }

  package let cause: Cause
  package let message: String
  package let hint: String?

  package init(_ cause: Cause, _ message: String, hint: String? = nil) {
    self.cause = cause
    self.message = message
    self.hint = hint
  }

  package static let interrupted = StagingFailure(.interrupted, "It was stopped before it was done.")
}
