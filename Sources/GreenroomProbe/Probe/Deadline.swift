/// The moment after which one file gets no more time.
struct Deadline: Sendable {
  private let end: ContinuousClock.Instant

  init(after span: Duration) { end = ContinuousClock.now + span }

  var hasPassed: Bool { ContinuousClock.now >= end }
}
