import Foundation

/// A plain shape that swings to and fro within a box.
struct MovingShape {
  enum Form: CaseIterable {
    case disc, square, diamond, triangle, ring

    /// How far the form reaches to either side at a height, both from −1 to 1; and what part of that is open.
    func reach(at height: Double) -> (outer: Double, inner: Double) {
      switch self {
      case .disc: ((1 - height * height).squareRoot(), 0)
      case .square: (0.9, 0)
      case .diamond: (1 - abs(height), 0)
      case .triangle: ((1 + height) / 2, 0)
      case .ring: ((1 - height * height).squareRoot(), max(0, 0.3 - height * height).squareRoot())
      }
    }
  }

  let form: Form
  let size: Int
  let range: Box
  let speed: (across: Double, down: Double)
  let phase: (across: Double, down: Double)

  func draw(on canvas: Canvas, at seconds: Double, _ colour: Colour) {
    let left = range.left + Self.swing(speed.across * seconds + phase.across, over: range.width - size)
    let top = range.top + Self.swing(speed.down * seconds + phase.down, over: range.height - size)
    for row in 0..<size {
      let height = (Double(row) + 0.5) / Double(size) * 2 - 1
      let (outer, inner) = form.reach(at: height)
      let half = Double(size) / 2
      let edge = Int((outer * half).rounded())
      let hole = Int((inner * half).rounded())
      let middle = left + size / 2
      canvas.fill(Box(left: middle - edge, top: top + row, width: edge - hole, height: 1), colour)
      canvas.fill(Box(left: middle + hole, top: top + row, width: edge - hole, height: 1), colour)
    }
  }

  private static func swing(_ turns: Double, over length: Int) -> Int {
    Int((Double(max(0, length)) * (1 - cos(turns * 2 * .pi)) / 2).rounded())
  }
}
