import Foundation
import GreenroomModel

/// Says what a store's refusals and a transport's failures mean, in sentences that name the setting at fault.
/// Whatever a store writes in a message of its own is left out: it repeats signatures.
struct S3Failures {
  /// Seconds between two clocks that signatures bear.
  private static let greatestSkew = 900.0

  private let bucket: String
  private let endpoint: String
  private let region: String
  private let credentials: S3Credentials

  init(_ configuration: S3Configuration) {
    bucket = configuration.bucket
    endpoint = configuration.endpoint
    region = configuration.region
    credentials = configuration.credentials
  }

  // MARK: Answers

  /// - Parameter now: This machine's time when the answer came.
  func failure(for answer: HTTPResponse, now: Date) -> StagingFailure {
    let error = S3Error(answer)
    if let skew = skew(in: answer, error, now: now) { return skew }
    switch (error.code, answer.status) {
    case ("SignatureDoesNotMatch", _): return wrongSecret
    case ("InvalidAccessKeyId", _): return unknownKey
    case ("ExpiredToken", _), ("InvalidToken", _), ("TokenRefreshRequired", _): return endedSession
    case ("NoSuchBucket", _):
      return StagingFailure(
        .storeMissing, "There is no bucket \(bucket) at \(endpoint).",
        hint: "Create it, or correct the bucket or the endpoint in the settings.")
    case ("AuthorizationHeaderMalformed", _), ("PermanentRedirect", _),
      ("IllegalLocationConstraintException", _),
      (_, 300..<400):
      return elsewhere(error)
    case (_, 401), (_, 403): return forbidden(error)
    default: return refused(error, answer.status)
    }
  }

  private var wrongSecret: StagingFailure {
    StagingFailure(
      .unauthorized,
      "\(endpoint) does not accept the secret from \(credentials.origin) for the bucket \(bucket).",
      hint: "Set the secret that belongs to the access key \(credentials.accessKeyID).")
  }

  private var unknownKey: StagingFailure {
    StagingFailure(
      .unauthorized,
      "\(endpoint) does not know the access key \(credentials.accessKeyID), whose secret is from \(credentials.origin).",
      hint: "Set a key of this store, or correct the endpoint in the settings.")
  }

  private var endedSession: StagingFailure {
    StagingFailure(
      .unauthorized,
      "The session of the credentials from \(credentials.origin) has ended or is not valid at \(endpoint), so the "
        + "bucket \(bucket) is closed.", hint: "Sign in again and set the new key, secret and session token.")
  }

  private func forbidden(_ error: S3Error) -> StagingFailure {
    StagingFailure(
      .forbidden,
      "\(endpoint) forbids this in the bucket \(bucket) to the access key \(credentials.accessKeyID), whose secret is from "
        + "\(credentials.origin) (\(error.code)).",
      hint: "Staging reads, writes and deletes objects and lists uploads in parts; allow the key to do that.")
  }

  private func elsewhere(_ error: S3Error) -> StagingFailure {
    guard let right = error.region, right != region else {
      return StagingFailure(
        .configuration, "\(endpoint) says that the bucket \(bucket) is elsewhere (\(error.code)).",
        hint: "Correct the endpoint, the region or the address style in the settings.")
    }
    return StagingFailure(
      .configuration, "The bucket \(bucket) is in the region \(right), and the settings say \(region).",
      hint: "Set the region to \(right), and the endpoint to the one of that region.")
  }

  private func refused(_ error: S3Error, _ status: Int) -> StagingFailure {
    if error.code == "BadDigest" || error.code == "XAmzContentSHA256Mismatch" {
      return StagingFailure(
        .refused(error.code),
        "What came to \(endpoint) is not what was sent (\(error.code)), so it kept nothing.",
        hint: "Run the same command again.")
    }
    let isBusy = status == 503 || status == 429 || error.code == "SlowDown"
    return StagingFailure(
      .refused(error.code),
      isBusy
        ? "\(endpoint) is too busy for the bucket \(bucket) (\(error.code))."
        : "\(endpoint) refused a request for the bucket \(bucket): \(error.code).",
      hint: isBusy || status >= 500
        ? "Run the same command again in a while; it goes on where this one ended." : nil)
  }

  // MARK: Clocks

  private func skew(in answer: HTTPResponse, _ error: S3Error, now: Date) -> StagingFailure? {
    let isRefusal = answer.status == 401 || answer.status == 403
    guard isRefusal || error.code == "RequestTimeTooSkewed" else { return nil }
    let there = answer.headers["Date"].flatMap(HTTPDate.date) ?? error.serverTime.flatMap(S3Date.read)
    guard let there else { return error.code == "RequestTimeTooSkewed" ? skewOfUnknownSize : nil }
    let difference = now.timeIntervalSince(there)
    guard abs(difference) > Self.greatestSkew || error.code == "RequestTimeTooSkewed" else { return nil }
    let minutes = Int((abs(difference) / 60).rounded())
    return StagingFailure(
      .clockSkew,
      "This machine's clock is \(minutes) min \(difference < 0 ? "behind" : "ahead"): it says \(Self.time(now)), and "
        + "\(endpoint) says \(Self.time(there)). S3 allows 15 min.",
      hint: "Set this machine's clock, best by a time service.")
  }

  private var skewOfUnknownSize: StagingFailure {
    StagingFailure(
      .clockSkew, "This machine's clock and that of \(endpoint) are more than 15 min apart.",
      hint: "Set this machine's clock, best by a time service.")
  }

  private static func time(_ date: Date) -> String { date.formatted(.iso8601) }

  // MARK: No answer

  func failure(for failure: HTTPFailure) -> StagingFailure {
    switch failure.cause {
    case .body(let error as StagingFailure), .sink(let error as StagingFailure): error
    case .interrupted: .interrupted
    case .badURL, .badHeader, .unavailable, .insecure:
      StagingFailure(
        .configuration, "\(endpoint) cannot be used for the bucket \(bucket): \(failure.reason).",
        hint:
          "Look at the endpoint, the bucket and the credentials from \(credentials.origin) in the settings.")
    default:
      StagingFailure(
        .unreachable, "\(endpoint) cannot be reached for the bucket \(bucket): \(failure.reason).",
        hint: "Look at the network and at the endpoint in the settings, then run the same command again.")
    }
  }
}
