/// Tries again what failed for a reason that passes: a connection that broke or did not come about, and the
/// statuses 429, 500, 502, 503 and 504. A request that is not repeatable is tried again only where no byte of it
/// was sent. The first attempt never waits.
package final class RetryingTransport: HTTPTransport {
  /// The longest time, in seconds, until a wait notices that nobody wants it any more.
  private static let nap = 0.1

  private let transport: any HTTPTransport
  private let policy: RetryPolicy
  private let clock: RetryClock
  private let quota: RetryQuota

  package init(_ transport: any HTTPTransport, policy: RetryPolicy = .standard, clock: RetryClock = .system) {
    self.transport = transport
    self.policy = policy
    self.clock = clock
    quota = RetryQuota(policy.quota)
  }

  package func send(
    _ request: HTTPRequest, into sink: (any HTTPBodySink)?
  ) throws(HTTPFailure) -> HTTPResponse {
    var attempt = 1
    var wasSent = false
    var paid = 0
    while true {
      let outcome = outcome(of: request, into: sink, wasSent)
      guard attempt < policy.greatestAttempts, let cost = cost(of: outcome, request), quota.take(cost) else {
        if case .success(let response) = outcome, !RetryPolicy.isTransient(status: response.status) {
          quota.giveBack(max(1, paid))
        }
        return try outcome.get()
      }
      wasSent = Self.wasSent(outcome)
      paid = cost
      try wait(after: attempt, outcome, request, wasSent)
      attempt += 1
    }
  }

  /// A failure says whether this attempt or an earlier one may have reached the server.
  private func outcome(
    of request: HTTPRequest, into sink: (any HTTPBodySink)?, _ wasSent: Bool
  ) -> Result<HTTPResponse, HTTPFailure> {
    do throws(HTTPFailure) {
      return .success(try transport.send(request, into: sink))
    } catch {
      return .failure(
        HTTPFailure(error.cause, url: request.url, mayHaveBeenSent: wasSent || error.mayHaveBeenSent))
    }
  }

  private static func wasSent(_ outcome: Result<HTTPResponse, HTTPFailure>) -> Bool {
    switch outcome {
    case .success: true
    case .failure(let failure): failure.mayHaveBeenSent
    }
  }

  /// What trying again costs; nil where it would not help or must not be done.
  private func cost(of outcome: Result<HTTPResponse, HTTPFailure>, _ request: HTTPRequest) -> Int? {
    guard request.isRepeatable || !Self.wasSent(outcome) else { return nil }
    switch outcome {
    case .success(let response):
      return RetryPolicy.isTransient(status: response.status) ? policy.retryCost : nil
    case .failure(let failure):
      guard RetryPolicy.isTransient(failure.cause) else { return nil }
      if case .timedOut = failure.cause { return policy.timeoutCost }
      return policy.retryCost
    }
  }

  /// As long as the server asks for, or else as chance has it.
  private func wait(
    after attempt: Int, _ outcome: Result<HTTPResponse, HTTPFailure>, _ request: HTTPRequest, _ wasSent: Bool
  ) throws(HTTPFailure) {
    let asked = (try? outcome.get()).flatMap { policy.wait($0.headers, now: clock.now()) }
    var left = asked ?? policy.wait(after: attempt, random: clock.random())
    while left > 0 {
      guard !request.isCancelled() else { break }
      clock.sleep(min(left, Self.nap))
      left -= Self.nap
    }
    if request.isCancelled() {
      throw HTTPFailure(.interrupted, url: request.url, mayHaveBeenSent: wasSent)
    }
  }
}
