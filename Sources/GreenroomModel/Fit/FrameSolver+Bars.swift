extension FrameSolver {
  init(_ limits: ImageLimits, _ options: FitOptions) {
    self.init(side: limits.side, ratio: limits.ratio, pixels: nil, isEven: false, options: options)
  }

  init(_ limits: VideoLimits, _ options: FitOptions) {
    self.init(
      side: limits.side, ratio: limits.ratio, pixels: limits.pixels, isEven: true, options: options)
  }

  /// The framing of a picture that may lie between bars. Where a copy is cropped they go first, and where its ratio
  /// must change and theirs is the only loss that it takes. Else they are part of the picture.
  func framing(of shown: PixelSize, between bars: PixelRectangle?) -> Framing? {
    if let bars, bars.lies(in: shown), options.shape == .crop || !allowsShape(of: shown),
      var inside = framing(of: bars.size), options.shape == .crop || inside.canvas == nil
    {
      let crop = inside.crop ?? PixelRectangle(x: 0, y: 0, size: bars.size)
      inside.crop = PixelRectangle(x: bars.x + crop.x, y: bars.y + crop.y, size: crop.size)
      return inside
    }
    return framing(of: shown)
  }
}

extension FrameSolver {
  /// Whether every document accepts the ratio.
  func allowsShape(of size: PixelSize) -> Bool {
    Quantity(size.width, over: size.height).map { ratio.allows($0, .safe) } ?? false
  }
}

extension Framing {
  /// Where a picture between bars comes to lie in the copy. Nil where its bars are gone, and on a canvas: that is
  /// there for the sake of a ratio, which the picture itself does not have.
  func place(of bars: PixelRectangle, in shown: PixelSize) -> PixelRectangle? {
    guard canvas == nil else { return nil }
    guard let crop else { return bars.scaled(from: shown, to: size) }
    guard let kept = bars.common(with: crop), kept.size != crop.size else { return nil }
    return PixelRectangle(x: kept.x - crop.x, y: kept.y - crop.y, size: kept.size)
      .scaled(from: crop.size, to: size)
  }
}

extension PixelRectangle {
  func lies(in whole: PixelSize) -> Bool {
    x >= 0 && y >= 0 && size.width > 0 && size.height > 0 && size.width <= whole.width - x
      && size.height <= whole.height - y
  }

  /// Nil where nothing is common.
  func common(with other: PixelRectangle) -> PixelRectangle? {
    let (left, top) = (max(x, other.x), max(y, other.y))
    let right = min(x + size.width, other.x + other.size.width)
    let bottom = min(y + size.height, other.y + other.size.height)
    guard left < right, top < bottom else { return nil }
    return PixelRectangle(x: left, y: top, size: PixelSize(right - left, bottom - top))
  }

  /// The same part of a picture that is scaled; nil where none of it is left.
  func scaled(from old: PixelSize, to new: PixelSize) -> PixelRectangle? {
    let (across, down) = (
      Double(new.width) / Double(old.width), Double(new.height) / Double(old.height)
    )
    let (left, top) = (Int((Double(x) * across).rounded(.up)), Int((Double(y) * down).rounded(.up)))
    let right = Int((Double(x + size.width) * across).rounded(.down))
    let bottom = Int((Double(y + size.height) * down).rounded(.down))
    guard left < right, top < bottom else { return nil }
    return PixelRectangle(x: left, y: top, size: PixelSize(right - left, bottom - top))
  }
}
