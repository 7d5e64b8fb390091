import Glibc

/// A moment on the clock that no one sets; it stands still while the machine sleeps.
package struct MonotonicTime: Comparable, Sendable {
  package let nanoseconds: Int64

  package static var now: MonotonicTime {
    var time = Glibc.timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  package func advanced(by duration: Duration) -> MonotonicTime {
    MonotonicTime(nanoseconds: nanoseconds + duration.nanoseconds)
  }

  package func since(_ earlier: MonotonicTime) -> Duration {
    .nanoseconds(nanoseconds - earlier.nanoseconds)
  }

  package static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  var timespec: timespec {
    Glibc.timespec(
      tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
  }
}

extension Duration {
  /// Whole nanoseconds, held at the ends of the range.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return seconds < 0 ? .min / 4 : .max / 4 }
    return product + attoseconds / 1_000_000_000
  }

  /// Whole milliseconds, rounded up, as `poll` wants them.
  var pollMilliseconds: CInt { CInt(clamping: max(0, (nanoseconds + 999_999) / 1_000_000)) }
}
