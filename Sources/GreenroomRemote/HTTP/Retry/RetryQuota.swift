import Synchronization

/// Tokens that retries cost and successes give back, shared by all who use one transport. Where everything
/// fails it runs dry, and each request is then tried once: a server in trouble is not asked thrice by everyone.
final class RetryQuota: Sendable {
  private let greatest: Int
  private let tokens: Mutex<Int>

  init(_ greatest: Int) {
    self.greatest = greatest
    tokens = Mutex(greatest)
  }

  /// False where there are too few left; then none are taken.
  func take(_ cost: Int) -> Bool {
    tokens.withLock { left in
      guard left >= cost else { return false }
      left -= cost
      return true
    }
  }

  func giveBack(_ count: Int) {
    tokens.withLock { $0 = min(greatest, $0 + count) }
  }
}
