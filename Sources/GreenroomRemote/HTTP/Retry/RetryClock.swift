package import Foundation

/// Time and chance, so that tests need neither.
package struct RetryClock: Sendable {
  package var now: @Sendable () -> Date
  /// Blocks for so many seconds.
  package var sleep: @Sendable (Double) -> Void
  /// From 0 to 1.
  package var random: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Double) -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
  }

  package static let system = RetryClock(
    now: { Date() }, sleep: { Thread.sleep(forTimeInterval: $0) }, random: { Double.random(in: 0...1) })
}
