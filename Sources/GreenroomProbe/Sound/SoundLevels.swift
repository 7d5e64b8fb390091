import GreenroomModel

/// The greatest sample of each hundredth of a second, and the silences, of sound that goes by.
struct SoundLevels {
  /// Seconds of one piece.
  static let step = 0.01
  /// −60 dB of full scale, under which a listener hears nothing.
  private static let audible: Float = 0.001
  private static let shortestSilence = 0.5

  private let rate: Int
  private let channels: Int
  private(set) var peaks: [UInt8] = []
  private(set) var samples = 0
  private(set) var silences: [TimeWindow] = []
  private var peak: Float = 0
  private var nextPiece: Int
  /// Pieces that were quiet up to now.
  private var quiet = 0

  init(rate: Int, channels: Int) {
    self.rate = rate
    self.channels = channels
    nextPiece = max(1, rate / 100)
  }

  var duration: Double { Double(samples) / Double(rate) }

  mutating func add(_ sound: UnsafeBufferPointer<Float>) {
    var index = 0
    while index < sound.count {
      let end = min(sound.count, index + (nextPiece - samples) * channels)
      var greatest = peak
      for place in index..<end { greatest = max(greatest, abs(sound[place])) }
      peak = greatest
      samples += (end - index) / channels
      index = end
      if samples >= nextPiece { closePiece() }
    }
  }

  mutating func finish() {
    if samples > Int(Double(peaks.count) * Self.step * Double(rate)) { closePiece() }
    closeSilence(before: peaks.count)
  }

  private mutating func closePiece() {
    peaks.append(peak.isFinite ? UInt8(min(255, (peak * 255).rounded())) : 255)
    if peak <= Self.audible {
      quiet += 1
    } else {
      closeSilence(before: peaks.count - 1)
    }
    peak = 0
    // By the piece's number, so that odd rates do not drift.
    nextPiece = max(samples + 1, Int((Double(peaks.count + 1) * Self.step * Double(rate)).rounded()))
  }

  private mutating func closeSilence(before piece: Int) {
    defer { quiet = 0 }
    guard Double(quiet) * Self.step >= Self.shortestSilence else { return }
    silences.append(
      TimeWindow(start: Double(piece - quiet) * Self.step, end: min(duration, Double(piece) * Self.step)))
  }

  /// Peaks of longer pieces: about `count` of them.
  func zoom(pieces count: Int) -> SoundCurve.Zoom {
    let group = max(1, (peaks.count + count - 1) / max(1, count))
    let grouped = stride(from: 0, to: peaks.count, by: group).map { start in
      peaks[start..<min(peaks.count, start + group)].max() ?? 0
    }
    return SoundCurve.Zoom(step: Double(group) * Self.step, peaks: grouped)
  }
}
