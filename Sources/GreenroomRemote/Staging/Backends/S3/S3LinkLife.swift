import Foundation

/// How long a signed URL really holds: what was asked, what signatures bear, or what the credentials have left,
/// whichever is least.
struct S3LinkLife {
  /// What a session is taken to have left when it does not say: the least that AWS gives to a role.
  private static let unknownSession = 3_600.0

  /// From the signing on, at least 1.
  let seconds: Int
  let end: Date
  /// Why it is less than was asked, as a sentence.
  let shortened: String?

  /// - Throws: `unauthorized` where the credentials have ended, since what they sign opens nothing.
  init(until expiry: Date, now: Date, credentials: S3Credentials) throws(StagingFailure) {
    if let end = credentials.expiry, end <= now {
      throw StagingFailure(
        .unauthorized,
        "The credentials from \(credentials.origin) ended at \(end.formatted(.iso8601)).",
        hint: "Get new ones, and set AWS_SESSION_TOKEN and AWS_CREDENTIAL_EXPIRATION with them.")
    }
    // A signature's date has whole seconds.
    let start = now.timeIntervalSince1970.rounded(.down)
    var seconds = expiry.timeIntervalSince1970 - start
    var shortened: String?
    if seconds > Double(SigV4.longestLife) {
      seconds = Double(SigV4.longestLife)
      shortened = "S3 signs URLs for 7 days at most."
    }
    if let session = Self.session(credentials, start), session.seconds < seconds {
      (seconds, shortened) = session
    }
    self.seconds = max(1, Int(seconds))
    self.shortened = shortened
    end = Date(timeIntervalSince1970: start + Double(self.seconds))
  }

  private static func session(
    _ credentials: S3Credentials, _ start: Double
  ) -> (seconds: Double, shortened: String?)? {
    if let expiry = credentials.expiry {
      let end = expiry.formatted(.iso8601)
      return (
        expiry.timeIntervalSince1970 - start, "The credentials from \(credentials.origin) end at \(end)."
      )
    }
    guard credentials.sessionToken != nil else { return nil }
    return (
      unknownSession,
      "The credentials from \(credentials.origin) are of a session that does not say when it ends, so 1 hour is "
        + "taken."
    )
  }
}
