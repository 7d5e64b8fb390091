import GreenroomModel

/// What a failed fetch means for a staged object, in words.
enum FetchBackProblem {
  static func failure(_ failure: HTTPFailure) -> StagingFailure {
    switch failure.cause {
    case .sink(let error as StagingFailure): error
    case .interrupted: StagingFailure(.interrupted, "Fetching \(failure.url) back was interrupted.")
    case .badURL:
      StagingFailure(
        .configuration, "\(failure.url) cannot be fetched: \(failure.reason).",
        hint: "Correct the endpoint or the base URL in the settings.")
    default:
      StagingFailure(
        .unreachable, "\(failure.url) cannot be fetched back: \(failure.reason).", hint: hint(failure.cause))
    }
  }

  static func status(_ status: Int, _ url: LiveURL) -> StagingFailure {
    switch status {
    case 401, 403:
      StagingFailure(
        .unauthorized, "\(url) is refused with status \(status).",
        hint:
          "Its time may be over (greenroom stage renew), this machine's clock may be wrong, or the key may not read objects."
      )
    case 404, 410:
      StagingFailure(
        .refused("\(status)"), "Nothing is at \(url) (status \(status)).",
        hint: "Check that the base URL leads to where the objects are put.")
    default:
      StagingFailure(
        .refused("\(status)"), "\(url) was answered with status \(status) in place of the content.",
        hint: status >= 500 ? "Try again later." : nil)
    }
  }

  private static func hint(_ cause: HTTPFailure.Cause) -> String? {
    switch cause {
    case .refused, .nameNotFound, .timedOut: "Check that its server runs and can be reached from here."
    case .forbiddenAddress: "A gateway can fetch from public addresses only: set a public URL."
    case .insecure: "Gateways refuse such a connection too: mend the server's certificate."
    default: nil
    }
  }
}
