import Foundation

/// How often, after what and how soon an exchange is tried again. Times are in seconds. The numbers are those
/// of the AWS SDKs' standard mode, but that the first wait is half as long.
package struct RetryPolicy: Sendable {
  package var greatestAttempts = 3
  /// The longest first wait; each further one may be twice as long.
  package var firstWait = 0.5
  package var greatestWait = 20.0
  /// The longest that a server's `Retry-After` is obeyed.
  package var greatestRetryAfter = 30.0
  package var quota = 500
  package var retryCost = 5
  package var timeoutCost = 10

  package static let standard = RetryPolicy()

  static func isTransient(status: Int) -> Bool { [429, 500, 502, 503, 504].contains(status) }

  static func isTransient(_ cause: HTTPFailure.Cause) -> Bool {
    switch cause {
    case .nameNotFound, .refused, .timedOut, .broken: true
    case .forbiddenAddress, .insecure, .answerTooLong, .body, .sink, .interrupted, .badURL, .badHeader,
      .unavailable:
      false
    }
  }

  /// Exponential, with full jitter: anything from nothing to the longest, so that many who failed together do
  /// not come back together.
  ///
  /// - Parameters:
  ///   - attempt: That failed, from 1 on.
  ///   - random: From 0 to 1.
  func wait(after attempt: Int, random: Double) -> Double {
    random * min(greatestWait, firstWait * pow(2, Double(attempt - 1)))
  }

  /// What the server asks for, in seconds or as a date; nil where it says nothing that can be understood.
  func wait(_ headers: HTTPHeaders, now: Date) -> Double? {
    guard let text = headers["Retry-After"] else { return nil }
    let seconds = Int(text).map(Double.init) ?? HTTPDate.date(text)?.timeIntervalSince(now)
    return seconds.map { min(max(0, $0), greatestRetryAfter) }
  }
}
