/// Puts decoded sound at its place in a window of time, to the sample: what lies before is left out, what is missing is
/// silence.
struct SoundPlacing {
  /// Seconds by which time stamps may be off before they are believed more than the count of samples.
  private static let slack = 0.03
  /// A longer gap in a sound whose end is not known is no silence but a broken clock.
  private static let longestGap = 60.0

  private let rate: Int
  private let channels: Int
  private let start: Double
  /// Samples of the window; nil where the source's end decides.
  let count: Int?
  /// Samples that were given out.
  private(set) var given = 0
  /// Where what comes next lies; nil before anything came.
  private var position: Int?

  /// - Parameter length: Seconds; nil for all.
  init(rate: Int, channels: Int, start: Double, length: Double?) {
    self.rate = rate
    self.channels = channels
    self.start = start
    count = length.map { max(1, Int(($0 * Double(rate)).rounded())) }
  }

  var isFull: Bool { count.map { given >= $0 } ?? false }

  /// - Parameters:
  ///   - sound: Interleaved.
  ///   - time: Seconds of the source's playing time; nil where it follows what came before.
  /// - Returns: What is to be written next, interleaved.
  mutating func place(_ sound: UnsafeBufferPointer<Float>, at time: Double?) -> [Float] {
    settle(at: time)
    let next = position ?? 0
    defer { position = next + sound.count / channels }
    var placed: [Float] = []
    if next > given { placed += silence(until: next) }
    let skipped = min(sound.count / channels, max(0, given - next))
    let room = count.map { max(0, $0 - given) } ?? .max
    let taken = min(sound.count / channels - skipped, room)
    placed += sound[(skipped * channels)..<((skipped + taken) * channels)]
    given += taken
    return placed
  }

  /// Silence up to `seconds` of the copy, where sound ends before.
  mutating func fill(until seconds: Double) -> [Float] {
    silence(until: min(count ?? .max, Int((seconds * Double(rate)).rounded())))
  }

  private mutating func settle(at time: Double?) {
    guard let time else { return }
    let stated = Int(((time - start) * Double(rate)).rounded())
    guard let position else {
      self.position = stated
      return
    }
    let difference = Double(stated - position) / Double(rate)
    guard abs(difference) > Self.slack, count != nil || difference < Self.longestGap else { return }
    self.position = stated
  }

  private mutating func silence(until end: Int) -> [Float] {
    let missing = max(0, min(end, count ?? end) - given)
    given += missing
    return [Float](repeating: 0, count: missing * channels)
  }
}
