import GreenroomModel

/// Judges the distances between the frames of a video, in ticks: what they are as a rule, and whether they are
/// one and the same.
struct FrameSteps {
  /// Containers round to their own clock, and files are copied from one container into another: a frame may
  /// stand a millisecond from where a constant rate would have it.
  private static let rounding = 0.001

  let tick: Tick
  /// The usual distance, in ticks; nil without two frames.
  let usual: Int64?
  private let steps: [Int64]

  init(_ steps: [Int64], tick: Tick) {
    self.steps = steps
    self.tick = tick
    usual = steps.isEmpty ? nil : steps.sorted()[steps.count / 2]
  }

  /// Whether the rate changes, by more than rounding, a frame dropped here or there, and an odd first or last
  /// one. Film that was pulled down (frames of two and of three fields in turn) has a constant rate. Nil where
  /// there are too few frames to tell.
  var isVariable: Bool? {
    guard steps.count >= 2, let usual, usual > 0 else { return nil }
    let inner = steps.count > 4 ? steps.dropFirst().dropLast() : steps[...]
    let odd = inner.filter { !isClose($0, to: usual) }
    if odd.isEmpty { return false }
    let areDrops = odd.allSatisfy { isClose($0, to: usual &* 2) }
    if areDrops, odd.count <= steps.count / 100 { return false }
    return !isPulledDown(inner)
  }

  /// The mean rate of frames that take `ticks` in all: one of those that the file states or that people mean
  /// where it fits within rounding, else as counted. A dropped frame does not count where the rate is constant.
  /// Nil where there are too few frames to tell.
  func meanRate(frames: Int, ticks: Int64, stated: [FrameRate]) -> FrameRate? {
    guard let isVariable, let usual else { return nil }
    guard !isVariable else { return counted(frames, in: ticks, stated: stated) }
    let close = steps.filter { isClose($0, to: usual) }
    return counted(close.count, in: close.reduce(0, &+), stated: stated)
  }

  private func counted(_ frames: Int, in ticks: Int64, stated: [FrameRate]) -> FrameRate? {
    guard frames > 0, ticks > 0 else { return nil }
    let seconds = Double(ticks) * tick.seconds
    let slack = min(max(tick.seconds, Self.rounding) * 2, seconds / 20)
    for rate in stated + FrameRate.usual where abs(Double(frames) / rate.value - seconds) <= slack {
      return rate
    }
    let (numerator, overflow) = Int64(frames).multipliedReportingOverflow(by: tick.denominator)
    let (denominator, overflows) = ticks.multipliedReportingOverflow(by: tick.numerator)
    return overflow || overflows ? nil : FrameRate(reducing: numerator, over: denominator)
  }

  private func isClose(_ step: Int64, to expected: Int64) -> Bool {
    let slack = max(1, min(Self.rounding / tick.seconds, Double(expected) / 4))
    return abs(Double(step) - Double(expected)) <= slack
  }

  /// Short and long frames in turn, at a ratio of two to three.
  private func isPulledDown(_ steps: ArraySlice<Int64>) -> Bool {
    guard steps.count >= 8, let short = steps.min(), short > 0 else { return false }
    let long = short &+ short / 2
    let isLong = steps.map { isClose($0, to: long) }
    let known = zip(steps, isLong).filter { $1 || isClose($0, to: short) }.count
    let turns = zip(isLong, isLong.dropFirst()).filter { $0 != $1 }.count
    return known == steps.count && turns * 10 >= (steps.count - 1) * 9
  }
}

extension FrameSteps {
  init(_ timeline: StreamTimeline) { self.init(timeline.steps, tick: timeline.tick) }
}

extension FrameRate {
  /// Rates of film, video and screens.
  fileprivate static let usual: [FrameRate] = [
    (24, 1), (25, 1), (30, 1), (24_000, 1_001), (30_000, 1_001), (50, 1), (60, 1), (60_000, 1_001), (15, 1),
    (12, 1), (10, 1), (48, 1), (120, 1),
  ].compactMap { FrameRate($0.0, over: $0.1) }

  /// The usual rate that is meant where a header holds it as 23.976 or 29.97.
  var meant: FrameRate { Self.usual.first { abs(value / $0.value - 1) < 0.000_1 } ?? self }

  /// In lowest terms; nil unless both parts are positive.
  fileprivate init?(reducing numerator: Int64, over denominator: Int64) {
    guard numerator > 0, denominator > 0 else { return nil }
    var (high, low) = (numerator, denominator)
    while low > 0 { (high, low) = (low, high % low) }
    self.init(numerator / high, over: denominator / high)
  }
}
