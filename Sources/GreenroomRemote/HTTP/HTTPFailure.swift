package import GreenroomModel

/// Why an exchange brought no whole answer.
package struct HTTPFailure: Error, Sendable {
  package enum Cause: Sendable {
    /// The host's name leads nowhere.
    case nameNotFound
    /// Nothing listens there, or no way leads there.
    case refused
    /// The ``AddressRule`` forbids the address that the host has.
    case forbiddenAddress(String)
    /// The certificate is not to be trusted, or no encryption came about.
    case insecure(String)
    /// Connecting, the whole exchange, or every byte of a while took too long.
    case timedOut
    /// The connection broke, or what came is not HTTP.
    case broken(String)
    /// The answer is longer than ``TransferLimits/greatestAnswer``.
    case answerTooLong
    /// Reading the body to be sent failed.
    case body(any Error)
    /// The sink refused the answer.
    case sink(any Error)
    case interrupted
    /// The URL is none that can be asked: not http or https, without a host, with a user or a password in it,
    /// or with characters that are not percent-encoded.
    case badURL
    /// The header of that name holds what no header can.
    case badHeader(String)
    /// libcurl is not on this machine, or cannot be used.
    case unavailable(String)
  }

  package let cause: Cause
  /// Without its query.
  package let url: String
  /// False only where no byte of the request can have reached the server. A request that is not repeatable
  /// may be sent again in that case alone.
  package let mayHaveBeenSent: Bool

  package init(_ cause: Cause, url: LiveURL, mayHaveBeenSent: Bool) {
    self.cause = cause
    self.url = url.redacted
    self.mayHaveBeenSent = mayHaveBeenSent
  }
}
