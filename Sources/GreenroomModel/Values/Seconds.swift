import Foundation

/// A playing time in whole microseconds: exact to compare, which a `Double` is not at a limit of 15.2 s.
package struct Seconds: Hashable, Sendable, Comparable {
  package static let microsecondsPerSecond: Int64 = 1_000_000
  package static let zero = Seconds(microseconds: 0)

  package let microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }

  /// Rounds to the nearest microsecond; nil where the value is not finite or is out of range.
  package init?(_ value: Double) {
    guard let exact = Int64(exactly: (value * 1_000_000).rounded()) else { return nil }
    microseconds = exact
  }

  package var value: Double { Double(microseconds) / 1_000_000 }

  package static func < (left: Seconds, right: Seconds) -> Bool { left.microseconds < right.microseconds }

  /// The sum, held at the greatest representable time where it would overflow.
  package static func + (left: Seconds, right: Seconds) -> Seconds {
    let (sum, overflow) = left.microseconds.addingReportingOverflow(right.microseconds)
    return Seconds(microseconds: overflow ? .max : sum)
  }
}

extension Seconds: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let value = try container.decode(Double.self)
    guard let seconds = Seconds(value) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a playing time")
    }
    self = seconds
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
