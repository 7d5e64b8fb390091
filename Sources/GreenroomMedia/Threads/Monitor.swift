import Glibc

/// State that several threads share, one lock that guards it, and a way to wait until it changes. For
/// threads that may block, never for Swift's cooperative ones.
///
/// Unchecked, since the compiler cannot see that `state` is only touched while `lock` is held.
package final class Monitor<State>: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var state: State

  package init(_ state: sending State) {
    self.state = state
    lock = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(lock)
    condition.deallocate()
    lock.deallocate()
  }

  /// Looks at or changes the state without waking anybody.
  package func withLock<Value>(_ body: (inout State) throws -> Value) rethrows -> Value {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&state)
  }

  /// Changes the state and wakes all that wait for a change.
  package func change<Value>(_ body: (inout State) throws -> Value) rethrows -> Value {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(lock)
    }
    return try body(&state)
  }

  /// Waits until `body` gives a value; asked at once and after every change. Returns nil only where `timeout`
  /// passes first. What `body` changes wakes the others.
  package func wait<Value>(
    timeout: Duration? = nil, for body: (inout State) throws -> Value?
  ) rethrows -> Value? {
    let deadline = timeout.map(MonotonicTime.now.advanced(by:))
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if let value = try body(&state) {
        pthread_cond_broadcast(condition)
        return value
      }
      guard let deadline else {
        pthread_cond_wait(condition, lock)
        continue
      }
      var time = deadline.timespec
      if pthread_cond_timedwait(condition, lock, &time) == ETIMEDOUT { return try body(&state) }
    }
  }
}
