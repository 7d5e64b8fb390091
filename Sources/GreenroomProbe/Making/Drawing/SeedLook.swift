/// How clips of one seed look and sound: neighbouring numbers as different as distant ones.
struct SeedLook {
  /// Of the background, as turns of the colour wheel; the accent is opposite.
  let hue: Double
  let shape: MovingShape.Form
  /// Full swings a second, and where in a swing the clip begins, across and down.
  let speed: (across: Double, down: Double)
  let phase: (across: Double, down: Double)
  /// Fifteen bits: the left half of a pattern of 5×5 tiles whose right half mirrors it.
  let tiles: UInt16
  /// Hertz.
  let tone: Double

  init(seed: UInt64) {
    // Steps of the golden ratio never come near one another, so that seeds in a row are far apart.
    hue = Double((seed &* Self.goldenStep) >> 11) / Double(1 << 53)
    var draw = Draw(state: seed)
    shape = MovingShape.Form.allCases[draw.number(below: MovingShape.Form.allCases.count)]
    speed = (0.12 + 0.18 * draw.fraction(), 0.22 + 0.28 * draw.fraction())
    phase = (draw.fraction(), draw.fraction())
    tiles = UInt16(draw.number(below: 1 << 15 - 1) + 1)
    tone = Self.scale[draw.number(below: Self.scale.count)]
  }

  func hasTile(row: Int, column: Int) -> Bool {
    let place = row * 3 + min(column, 4 - column)
    return tiles >> UInt16(place) & 1 == 1
  }

  /// 2⁶⁴ over the golden ratio.
  private static let goldenStep: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// A pentatonic scale from A3, of which any note is pleasant to hear.
  private static let scale = [220.0, 246.94, 277.18, 329.63, 369.99, 440.0, 493.88, 554.37]

  /// Numbers that look random and are the same for the same seed (SplitMix64 of Steele, Lea and Flood).
  private struct Draw {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= goldenStep
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }

    mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
  }
}
