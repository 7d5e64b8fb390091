/// Frames a second as a fraction, so that 24000/1001 stays itself.
package struct FrameRate: Hashable, Sendable {
  package let numerator: Int64
  package let denominator: Int64

  /// Returns nil unless both parts are positive: 0/0 and 1/0 are what a probe says when it does not know.
  package init?(_ numerator: Int64, over denominator: Int64) {
    guard numerator > 0, denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  package var value: Double { Double(numerator) / Double(denominator) }
}

extension FrameRate: Codable {
  /// Reads a plain number back as thousandths; stored facts keep the fraction in columns of their own.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let value = try container.decode(Double.self)
    guard let scaled = Int64(exactly: (value * 1_000).rounded()), let rate = FrameRate(scaled, over: 1_000)
    else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a frame rate")
    }
    self = rate
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode((value * 1_000).rounded() / 1_000)
  }
}
