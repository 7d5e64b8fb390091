import Foundation
import Synchronization

/// Runs blocking work on threads of its own, which Swift's cooperative pool is too small for.
enum OnThreads {
  /// The sum of what `work` gives, for numbers from 0 on.
  static func count(_ threads: Int, _ work: @escaping @Sendable (Int) -> Int) -> Int {
    let sum = Sum()
    let group = DispatchGroup()
    for number in 0..<threads {
      group.enter()
      Thread.detachNewThread {
        let result = work(number)
        sum.value.withLock { $0 += result }
        group.leave()
      }
    }
    group.wait()
    return sum.value.withLock { $0 }
  }

  private final class Sum: Sendable {
    let value = Mutex(0)
  }
}
