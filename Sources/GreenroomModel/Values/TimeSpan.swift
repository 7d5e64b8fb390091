package import Foundation

/// A length of time as people write it in settings and flags: `90s`, `30min`, `12h`, `3d`, `1w`.
package struct TimeSpan: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// From `start` to `end`, in whole seconds rounded down; held within what can be told.
  package init(from start: Date, to end: Date) {
    let limit = 1e15
    seconds = Int64(min(limit, max(-limit, end.timeIntervalSince(start).rounded(.down))))
  }

  /// Nil for anything but a whole number above 0 and one of the units.
  package init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count)
    guard let amount = Int64(digits), amount > 0, amount <= Self.greatestAmount,
      let size = Self.units.first(where: { $0.name == unit })
    else { return nil }
    seconds = amount * size.seconds
  }

  /// In the largest unit that says it exactly: `36h`.
  package var description: String {
    let unit = Self.units.last { seconds % $0.seconds == 0 && seconds >= $0.seconds } ?? Self.units[0]
    return "\(seconds / unit.seconds)\(unit.name)"
  }

  /// In one or two units, rounded down: `1 d 23 h`.
  package var words: String {
    guard let first = Self.units.lastIndex(where: { seconds >= $0.seconds && $0.name != "w" }) else {
      return "0 s"
    }
    let large = Self.units[first]
    let text = "\(seconds / large.seconds) \(large.name)"
    guard first > 0 else { return text }
    let small = Self.units[first - 1]
    let rest = seconds % large.seconds / small.seconds
    return rest == 0 ? text : text + " \(rest) \(small.name)"
  }

  package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.seconds < right.seconds }

  private static let greatestAmount: Int64 = 1_000_000
  private static let units: [(name: String, seconds: Int64)] = [
    ("s", 1), ("min", 60), ("h", 3_600), ("d", 86_400), ("w", 604_800),
  ]
}
