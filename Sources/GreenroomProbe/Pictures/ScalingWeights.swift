import Foundation

/// How much each sample of a row counts for each sample of a longer or shorter one, in parts of 65,536 that sum up to
/// just that, so that one colour stays one colour.
struct ScalingWeights {
  enum Method {
    /// The mean over the area: soft and quick, for pictures that become smaller.
    case area
    /// Lanczos over three lobes: crisp, also for pictures that become larger.
    case lanczos
  }

  /// Half a part, which rounds.
  static let half: Int32 = 1 << 15

  private static let shift: Int32 = 16

  private var firsts: [Int] = []
  private var ends: [Int] = []
  private var factors: [Int32] = []

  init(from source: Int, to target: Int, _ method: Method) {
    let scale = Double(source) / Double(target)
    for place in 0..<target {
      let start = Double(place) * scale
      switch method {
      case .area: add(source, from: start, to: start + scale) { min($0 + 1, start + scale) - max($0, start) }
      case .lanczos:
        let stretch = max(1, scale)
        let (centre, reach) = (start + scale / 2, 3 * stretch)
        add(source, from: centre - reach, to: centre + reach) { Self.lanczos(($0 + 0.5 - centre) / stretch) }
      }
    }
  }

  /// - Parameter weigh: The sample that begins at a place.
  private mutating func add(
    _ count: Int, from start: Double, to end: Double, _ weigh: (Double) -> Double
  ) {
    let first = max(0, min(count - 1, Int(start.rounded(.down))))
    let last = max(first, min(count - 1, Int(end.rounded(.up)) - 1))
    let weights = (first...last).map { weigh(Double($0)) }
    let sum = weights.reduce(0, +)
    var whole = weights.map { Int32(($0 / sum * Double(1 << Self.shift)).rounded()) }
    let missing = (1 << Self.shift) - whole.reduce(0, +)
    if let greatest = whole.indices.max(by: { whole[$0] < whole[$1] }) { whole[greatest] += missing }
    firsts.append(first)
    factors += whole
    ends.append(factors.count)
  }

  private static func lanczos(_ place: Double) -> Double {
    guard abs(place) < 3 else { return 0 }
    guard place != 0 else { return 1 }
    let angle = Double.pi * place
    return 3 * sin(angle) * sin(angle / 3) / (angle * angle)
  }

  /// Hands on each sample's place, the first sample that counts for it, and how much that and those after it count.
  @inline(__always)
  func forEach(_ visit: (Int, Int, UnsafeBufferPointer<Int32>) -> Void) {
    factors.withUnsafeBufferPointer { factors in
      var start = 0
      for (place, end) in ends.enumerated() {
        visit(place, firsts[place], UnsafeBufferPointer(rebasing: factors[start..<end]))
        start = end
      }
    }
  }

  @inline(__always)
  static func whole(_ sum: Int32) -> UInt8 { UInt8(truncatingIfNeeded: max(0, min(255, sum >> shift))) }
}
