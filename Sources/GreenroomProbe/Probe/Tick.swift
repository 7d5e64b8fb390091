import GreenroomModel

/// The length of one tick of a stream's clock, as a fraction of a second.
struct Tick: Equatable {
  let numerator: Int64
  let denominator: Int64

  /// Nil unless both parts are positive.
  init?(_ numerator: Int64, over denominator: Int64) {
    guard numerator > 0, denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  var seconds: Double { Double(numerator) / Double(denominator) }

  /// `count` ticks in whole microseconds, rounded; nil where that is out of range.
  func duration(of count: Int64) -> Seconds? {
    let scaled = Int128(count) * Int128(numerator) * Int128(Seconds.microsecondsPerSecond)
    let whole = Int128(denominator)
    let half = scaled < 0 ? -whole / 2 : whole / 2
    return Int64(exactly: (scaled + half) / whole).map(Seconds.init(microseconds:))
  }

  /// How many ticks `samples` take at `rate` samples a second; 0 where that makes no sense.
  func ticks(ofSamples samples: Int64, rate: Int) -> Int64 {
    guard rate > 0 else { return 0 }
    let ticks = Int128(samples) * Int128(denominator) / (Int128(rate) * Int128(numerator))
    return Int64(exactly: ticks) ?? 0
  }
}
