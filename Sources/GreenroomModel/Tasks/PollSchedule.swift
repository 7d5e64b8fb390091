/// When a task is to be looked at again: soon at first, then ever more seldom, and never in step with others.
package struct PollSchedule: Equatable, Sendable {
  /// Seconds from a submit to the first look.
  package let first: Double
  /// The longest pause in seconds while the gateway answers.
  package let greatest: Double
  package let sources: [ProfileSource]
  package let note: String?

  package init(first: Double, greatest: Double, sources: [ProfileSource], note: String? = nil) {
    self.first = first
    self.greatest = greatest
    self.sources = sources
    self.note = note
  }

  /// Each look waits so much longer than the one before it.
  private static let growth = 1.3
  /// How often the pause doubles for a gateway that does not answer.
  private static let greatestDoublings = 5
  /// The share of a pause that chance may take away.
  private static let spread = 0.25

  /// Seconds until the next look.
  ///
  /// - Parameters:
  ///   - looks: How many there were.
  ///   - failures: How many of them in a row got no answer.
  ///   - retryAfter: What the gateway asked for, in seconds; never undercut.
  ///   - chance: 0 up to 1, so that many tasks do not ask at once.
  package func pause(afterLooks looks: Int, failures: Int = 0, retryAfter: Double? = nil, chance: Double)
    -> Double
  {
    var pause = first
    for _ in 0..<looks where pause < greatest { pause *= Self.growth }
    pause = min(pause, greatest)
    for _ in 0..<min(failures, Self.greatestDoublings) { pause *= 2 }
    return max(pause * (1 - Self.spread * chance), retryAfter ?? 0)
  }
}
