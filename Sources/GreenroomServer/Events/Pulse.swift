import Foundation
import Synchronization

/// True now and then.
final class Pulse: Sendable {
  private let rest: Double
  private let last = Mutex(Date())

  /// - Parameter rest: Seconds.
  init(every rest: Double) { self.rest = rest }

  func isDue(now: Date = Date()) -> Bool {
    last.withLock { last in
      guard now.timeIntervalSince(last) >= rest else { return false }
      last = now
      return true
    }
  }
}
