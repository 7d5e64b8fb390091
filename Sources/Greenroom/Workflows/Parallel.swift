import GreenroomMedia
import Synchronization

/// Blocking work on several items at once, each thread one of the system's own.
enum Parallel {
  /// Runs `work` on each item; the outcomes stand in the items' order.
  ///
  /// - Parameters:
  ///   - threads: How many items are worked on at once, at most.
  ///   - shouldStop: Asked before each item. Once it is true no further one is begun; those have nil.
  static func map<Item: Sendable, Value: Sendable>(
    _ items: [Item], threads count: Int, shouldStop: @escaping @Sendable () -> Bool = { false },
    _ work: @escaping @Sendable (Item) throws -> Value
  ) throws -> [Result<Value, any Error>?] {
    let state = Mutex(ParallelState<Value>(count: items.count))
    @Sendable func takeNext() -> Int? {
      state.withLock { state in
        guard state.next < items.count, !shouldStop() else { return nil }
        defer { state.next += 1 }
        return state.next
      }
    }
    let threads = try (0..<min(count, items.count)).map { _ in
      try BlockingThread {
        while let place = takeNext() {
          let outcome = Result { try work(items[place]) }
          state.withLock { $0.outcomes[place] = outcome }
        }
      }
    }
    for thread in threads { thread.join() }
    return state.withLock { $0.outcomes }
  }
}

private struct ParallelState<Value: Sendable> {
  var next = 0
  var outcomes: [Result<Value, any Error>?]

  init(count: Int) { outcomes = Array(repeating: nil, count: count) }
}
