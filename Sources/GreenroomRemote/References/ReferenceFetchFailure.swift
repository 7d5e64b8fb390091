import GreenroomModel

/// Why a reference's URL gave no file. Shows no query, user or password.
package struct ReferenceFetchFailure: Error, Sendable {
  package enum Cause: Sendable {
    /// Neither http nor https; empty where there is no scheme.
    case forbiddenScheme(String)
    /// Only this machine or network knows the host. The address is the one that was to be connected to, or the
    /// host as it is spelled where that tells enough.
    case privateHost(address: String)
    /// A user or a password stands in the URL.
    case credentials
    case nameNotFound
    /// No whole answer came; the reason ends a sentence.
    case unreachable(String)
    case timedOut
    /// Neither 200 nor, for what is in the cache, 304.
    case status(Int)
    /// In bytes.
    case tooLarge(limit: Int64)
    case tooManyRedirects(Int)
    /// What came could not be kept on this machine; the reason ends a sentence.
    case cache(String)
    case interrupted
  }

  package let cause: Cause
  /// Where it happened: the reference's URL, or where a redirect led to.
  package let url: String

  init(_ cause: Cause, at url: LiveURL) {
    self.cause = cause
    self.url = url.redacted
  }

  init(_ failure: HTTPFailure, at url: LiveURL) {
    let cause: Cause =
      switch failure.cause {
      case .sink(let error as ReferenceFetchFailure): error.cause
      case .nameNotFound: .nameNotFound
      case .forbiddenAddress(let address): .privateHost(address: address)
      case .timedOut: .timedOut
      case .interrupted: .interrupted
      default: .unreachable(failure.reason)
      }
    self.init(cause, at: url)
  }

  /// A sentence.
  package var message: String {
    switch cause {
    case .forbiddenScheme(""): "\(url) is no URL that can be fetched: it has no scheme."
    case .forbiddenScheme(let scheme): "\(url) is a \(scheme): URL, and only http and https can be fetched."
    case .privateHost(let address):
      "\(url) leads to \(address), which only this machine or network can reach."
    case .credentials: "\(url) was given with a user name or a password in it."
    case .nameNotFound: "\(url) cannot be fetched: no machine has that name."
    case .unreachable(let reason): "\(url) cannot be fetched: \(reason)."
    case .timedOut: "\(url) cannot be fetched: it took too long."
    case .status(let status): "\(url) was answered with status \(status)\(Self.meaning(of: status))."
    case .tooLarge(let limit): "\(url) gives more than the \(limit) bytes that are fetched at most."
    case .tooManyRedirects(let limit): "\(url) sends its reader on more than \(limit) times."
    case .cache(let reason): "What \(url) gives cannot be kept: \(reason)."
    case .interrupted: "Fetching \(url) was interrupted."
    }
  }

  private static func meaning(of status: Int) -> String {
    switch status {
    case 401, 403: ": it is not open to everyone, or its time is over"
    case 404, 410: ": nothing is there"
    case 429: ": it is asked too often"
    case 500...: ": its server is in trouble"
    default: ""
    }
  }
}
