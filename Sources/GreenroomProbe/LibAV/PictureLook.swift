import GreenroomModel

/// What can be told of a picture, or of a clip's pictures together, from its pixels alone.
struct PictureLook: Equatable {
  /// Black on two opposite sides, alike but for rounding.
  struct Bars: Equatable {
    /// True beside the picture, false above and below it.
    var isBeside: Bool
    /// Of the side, for each of the two; never less than it is.
    var share: Double
  }

  /// Of one colour all over.
  var isFlat: Bool
  /// Nearly black all over; nil where not enough was seen.
  var isDark: Bool?
  var bars: Bars?

  /// Of the same picture turned by a quarter.
  var onItsSide: PictureLook {
    var turned = self
    turned.bars?.isBeside.toggle()
    return turned
  }
}

extension MediaFacts {
  mutating func note(_ look: PictureLook?) {
    (flat, dark) = (look?.isFlat, look?.isDark)
    guard let bars = look?.bars, let width, let height else { return }
    let cut = Int((Double(bars.isBeside ? width : height) * bars.share).rounded(.up))
    let (x, y) = bars.isBeside ? (cut, 0) : (0, cut)
    let size = PixelSize(width - 2 * x, height - 2 * y)
    if size.width > 0, size.height > 0 { self.bars = PixelRectangle(x: x, y: y, size: size) }
  }
}
