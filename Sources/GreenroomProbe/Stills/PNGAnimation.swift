import GreenroomModel

/// Sums up the frames of an APNG by their control chunks (fcTL).
struct PNGAnimation {
  private var frames = 0
  private var microseconds: Int64 = 0

  /// Adds the frame whose control chunk has its content at `body`. A denominator of 0 means hundredths.
  mutating func addFrame(_ bytes: inout FileBytes, at body: Int64) {
    guard let numerator = bytes.big(UInt16.self, at: body + 20),
      let denominator = bytes.big(UInt16.self, at: body + 22)
    else { return }
    frames += 1
    let scale = denominator == 0 ? 100 : Int64(denominator)
    microseconds += FrameDelay.played(Int64(numerator) * Seconds.microsecondsPerSecond / scale)
  }

  /// Nil unless every announced frame was seen.
  func duration(ofFrames announced: Int) -> Seconds? {
    frames > 0 && frames >= announced ? Seconds(microseconds: microseconds) : nil
  }
}
