import GreenroomModel

/// Which part of a stored picture is shown in a rectangle of it as it is shown, each way from 0 to 1.
struct StoredPart {
  let across: Span
  let down: Span

  struct Span {
    let start: Double
    let end: Double

    var flipped: Span { Span(start: 1 - end, end: 1 - start) }

    /// Whole pixels of `count`, from a multiple of `step` on; at least one.
    func pixels(of count: Int, step: Int) -> Range<Int> {
      let whole = Double(count)
      let first = min(max(0, Int((start * whole).rounded())), count - 1) / step * step
      let last = min(max(first + 1, Int((end * whole).rounded())), count)
      return first..<last
    }
  }

  /// - Parameter rotation: Clockwise degrees by which the stored picture is turned to be shown.
  init(of rectangle: PixelRectangle, shownIn size: PixelSize, rotation: Int) {
    func span(_ start: Int, _ length: Int, of whole: Int) -> Span {
      Span(start: Double(start) / Double(whole), end: Double(start + length) / Double(whole))
    }
    let x = span(rectangle.x, rectangle.size.width, of: size.width)
    let y = span(rectangle.y, rectangle.size.height, of: size.height)
    switch rotation {
    case 90: (across, down) = (y, x.flipped)
    case 180: (across, down) = (x.flipped, y.flipped)
    case 270: (across, down) = (y.flipped, x)
    default: (across, down) = (x, y)
    }
  }
}
