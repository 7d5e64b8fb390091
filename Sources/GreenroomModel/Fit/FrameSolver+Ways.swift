extension FrameSolver {
  /// All pixels as they are, but for one line and column where sides must be even: cut off, or added where every
  /// pixel is needed.
  func unscaled(_ shown: PixelSize, _ demand: FrameDemand) -> Framing? {
    if allows(shown, demand) { return Framing(size: shown) }
    let cut = PixelSize(shown.width.down(to: step), shown.height.down(to: step))
    if allows(cut, demand) { return Framing(crop: cut.centred(in: shown), size: cut) }
    let filled = PixelSize(shown.width.up(to: step), shown.height.up(to: step))
    return allows(filled, demand) ? Framing(size: shown, canvas: filled) : nil
  }

  /// The size nearest to `size` of the same shape: as near to it as rounding allows, else one line off.
  func scaled(_ size: PixelSize, _ demand: FrameDemand, growing: Bool) -> PixelSize? {
    scaled(size, demand, growing: growing, candidates: 1)
      ?? scaled(size, demand, growing: growing, candidates: 2)
  }

  private func scaled(
    _ size: PixelSize, _ demand: FrameDemand, growing: Bool, candidates: Int
  ) -> PixelSize? {
    let long = max(size.width, size.height)
    for length in lengths(from: long, demand, growing: growing) {
      let exact = Double(length) * Double(min(size.width, size.height)) / Double(long)
      let below = Int(exact).down(to: step)
      let sizes = [below, below + step]
        .sorted { abs(Double($0) - exact) < abs(Double($1) - exact) }
        .map { size.width >= size.height ? PixelSize(length, $0) : PixelSize($0, length) }
      for scaled in sizes.prefix(candidates) where growing ? scaled.holds(size) : size.holds(scaled) {
        if allows(scaled, demand) { return scaled }
      }
      if !growing, sizes.allSatisfy({ isTooSmall($0, demand) }) { return nil }
    }
    return nil
  }

  /// The middle of the picture, in the nearest shape that is allowed.
  func cropped(_ shown: PixelSize, _ demand: FrameDemand, isTooWide: Bool, growing: Bool) -> Framing? {
    guard let kept = middle(of: shown, demand, isTooWide: isTooWide) else { return nil }
    let crop = kept.centred(in: shown)
    if !growing, allows(kept, demand) { return Framing(crop: crop, size: kept) }
    return scaled(kept, demand, growing: growing).map { Framing(crop: crop, size: $0) }
  }

  private func middle(of shown: PixelSize, _ demand: FrameDemand, isTooWide: Bool) -> PixelSize? {
    let uncut = (isTooWide ? shown.height : shown.width).down(to: step)
    guard let bound = isTooWide ? ratio.greatest(demand.ratio) : ratio.least(demand.ratio) else { return nil }
    let exact = isTooWide ? Double(uncut) * bound.value : Double(uncut) / bound.value
    let nearest = Int(exact.rounded(.up)).up(to: step)
    for length in stride(from: nearest, through: max(step, nearest - 3 * step), by: -step) {
      let size = isTooWide ? PixelSize(length, uncut) : PixelSize(uncut, length)
      if let shape = Quantity(size.width, over: size.height), ratio.allows(shape, demand.ratio),
        shown.holds(size)
      {
        return size
      }
    }
    return nil
  }

  /// All of the picture on the smallest canvas of an allowed shape.
  func padded(_ shown: PixelSize, _ demand: FrameDemand, isTooWide: Bool, growing: Bool) -> Framing? {
    let long = isTooWide ? shown.width : shown.height
    let short = isTooWide ? shown.height : shown.width
    // An odd side stays as it is on an even canvas.
    let whole = growing ? [] : [long]
    for length in whole + Array(lengths(from: long, demand, growing: growing)) {
      let across = max(1, Int((Double(length) * Double(short) / Double(long)).rounded()))
      let size = isTooWide ? PixelSize(length, across) : PixelSize(across, length)
      guard let canvas = canvas(along: length.up(to: step), demand, isTooWide: isTooWide) else { continue }
      if canvas.holds(size), allows(canvas, demand) { return Framing(size: size, canvas: canvas) }
      if !growing, isTooSmall(canvas, demand) { return nil }
    }
    return nil
  }

  private func canvas(along length: Int, _ demand: FrameDemand, isTooWide: Bool) -> PixelSize? {
    guard let bound = isTooWide ? ratio.greatest(demand.ratio) : ratio.least(demand.ratio) else { return nil }
    let exact = isTooWide ? Double(length) / bound.value : Double(length) * bound.value
    let nearest = max(step, Int(exact.rounded(.down)).down(to: step))
    for across in stride(from: nearest, through: nearest + 3 * step, by: step) {
      let size = isTooWide ? PixelSize(length, across) : PixelSize(across, length)
      if let shape = Quantity(size.width, over: size.height), ratio.allows(shape, demand.ratio) {
        return size
      }
    }
    return nil
  }
}

extension PixelSize {
  func holds(_ other: PixelSize) -> Bool { other.width <= width && other.height <= height }

  func centred(in whole: PixelSize) -> PixelRectangle {
    PixelRectangle(x: (whole.width - width) / 2, y: (whole.height - height) / 2, size: self)
  }
}
