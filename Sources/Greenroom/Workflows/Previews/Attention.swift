import Synchronization

/// Whether somebody waits for a preview, so that what is made for nobody in particular gives way.
final class Attention: Sendable {
  private struct State {
    var waiting = 0
    var last = ContinuousClock.now
  }

  private let state = Mutex(State())

  /// Does what somebody waits for.
  func during<Value>(_ body: () throws -> Value) rethrows -> Value {
    note(waiting: 1)
    defer { note(waiting: -1) }
    return try body()
  }

  /// True where nobody waits, and nobody has for so long.
  func isQuiet(for rest: Duration) -> Bool {
    state.withLock { $0.waiting == 0 && ContinuousClock.now - $0.last >= rest }
  }

  private func note(waiting change: Int) {
    state.withLock { state in
      state.waiting += change
      state.last = .now
    }
  }
}
