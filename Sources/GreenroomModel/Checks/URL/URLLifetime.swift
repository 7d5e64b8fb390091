package import Foundation

/// How long a URL has to open its bytes, counted from when a request is built.
package enum URLLifetime {
  /// For the job itself, once it has left the queue, and for clocks that differ: an hour.
  static let margin: Int64 = 3_600

  /// The gateway's queue window, the run and a margin.
  package static func needed(by gateway: GatewayFacts) -> TimeSpan {
    TimeSpan(seconds: gateway.queueWindow.seconds + margin)
  }

  /// True where a URL that ends at `expiry` may be dead when the gateway comes for it.
  package static func isTooShort(_ expiry: Date?, now: Date, for gateway: GatewayFacts) -> Bool {
    expiry.map { $0.timeIntervalSince(now) < Double(needed(by: gateway).seconds) } ?? false
  }
}
