/// A clip that is drawn in place of a generated one, such that a person sees at a glance whose answer it is.
package struct TestClip: Codable, Equatable, Sendable {
  /// Pixels; even, as H.264 with half the colour in each direction wants them.
  package var width: Int
  package var height: Int
  /// Playing time, which is rounded to whole frames.
  package var seconds: Double
  /// Frames a second.
  package var frameRate: Int
  /// Whether a soft tone is heard.
  package var hasSound: Bool
  /// What is written on it, the first line larger than the others. Long lines are wrapped, what has no room is
  /// left out, and so are letters outside ASCII.
  package var lines: [String]
  /// Decides colours, shape, motion and tone: the same seed looks the same, two seeds differ at a glance.
  package var seed: UInt64

  package init(
    width: Int, height: Int, seconds: Double, frameRate: Int, hasSound: Bool, lines: [String], seed: UInt64
  ) {
    self.width = width
    self.height = height
    self.seconds = seconds
    self.frameRate = frameRate
    self.hasSound = hasSound
    self.lines = lines
    self.seed = seed
  }

  /// At least one.
  package var frameCount: Int { max(1, Int((seconds * Double(frameRate)).rounded())) }
}

extension TestClip {
  private static let sides = 32...8_192
  private static let mostPixels = 9_000_000
  private static let rates = 1...120
  private static let mostSeconds = 120.0

  /// Why it cannot be drawn, as a sentence; nil where it can. The bounds are those of drawing and encoding in
  /// bounded time and memory, and above those of any model.
  package var fault: String? {
    guard Self.sides.contains(width), Self.sides.contains(height), width * height <= Self.mostPixels else {
      return "A picture of \(width)×\(height) is outside 32 to 8192 pixels a side or above 9 million in all."
    }
    guard width.isMultiple(of: 2), height.isMultiple(of: 2) else {
      return "A picture of \(width)×\(height) has an odd side; both must be even."
    }
    guard Self.rates.contains(frameRate) else {
      return "\(frameRate) frames a second is outside 1 to 120."
    }
    guard seconds > 0, seconds <= Self.mostSeconds else {
      return "\(seconds) seconds is outside 0 to 120."
    }
    return nil
  }
}
