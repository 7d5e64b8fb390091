/// Says how often each frame is repeated so that frames come at a constant rate, each where it is shown.
struct FramePacer {
  /// Seconds by which a frame may be early: what containers lose by rounding, and no more than a quarter of a frame.
  private let slack: Double
  private let rate: Double
  /// Seconds of the source's playing time that the first frame of the copy shows.
  private let start: Double
  /// How many frames there are at most; nil where the source's end decides.
  let count: Int?
  /// Frames that were given out.
  private(set) var given = 0

  init(rate: Double, start: Double, length: Double?) {
    self.rate = rate
    self.start = start
    slack = min(0.004, 0.25 / rate)
    // Never beyond the window, but for rounding.
    count = length.map { max(1, Int(($0 * rate + 0.001).rounded(.down))) }
  }

  var isFull: Bool { count.map { given >= $0 } ?? false }

  /// Seconds that the frames given so far play.
  var played: Double { Double(given) / rate }

  /// How often the frame is to be given that is shown until the next one at `time`.
  mutating func repeats(until time: Double) -> Int { give(until: time - slack) }

  /// The same for the last frame, which is shown until `end`.
  mutating func repeatsAtEnd(_ end: Double) -> Int { give(until: end - 0.5 / rate) }

  private mutating func give(until end: Double) -> Int {
    let before = given
    while !isFull, start + Double(given) / rate < end { given += 1 }
    return given - before
  }
}
