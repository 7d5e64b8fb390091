/// Finds the framing that loses the least of a picture and keeps to all limits of sides, area and ratio at once:
/// a picture that is made narrower may be too small for the limit of pixels, so none is met by itself.
struct FrameSolver {
  let side: Limit<Span>
  let ratio: Limit<Span>
  /// Width times height; nil where only the sides are limited.
  let pixels: Limit<Span>?
  /// Whether sides must be even, as H.264 with subsampled colour needs them.
  let isEven: Bool
  let options: FitOptions

  /// Nil where no size will do.
  func framing(of shown: PixelSize) -> Framing? {
    let kept = demand(of: shown)
    let demands = kept == .enough ? [kept] : [kept, .enough]
    for growing in options.allowsUpscaling ? [false, true] : [false] {
      for demand in demands {
        if let framing = framing(of: shown, demand, growing: growing) { return framing }
      }
    }
    return nil
  }

  private func framing(of shown: PixelSize, _ demand: FrameDemand, growing: Bool) -> Framing? {
    guard let shape = Quantity(shown.width, over: shown.height) else { return nil }
    if ratio.allows(shape, demand.ratio) {
      if !growing, let framing = unscaled(shown, demand) { return framing }
      return scaled(shown, demand, growing: growing).map { Framing(size: $0) }
    }
    let isTooWide = ratio.greatest(demand.ratio).map { shape >= $0 } ?? false
    switch options.shape {
    case .crop: return cropped(shown, demand, isTooWide: isTooWide, growing: growing)
    case .pad: return padded(shown, demand, isTooWide: isTooWide, growing: growing)
    }
  }
}

/// How carefully each limit of a picture's size is kept to.
struct FrameDemand: Equatable {
  var side: FitCare
  var ratio: FitCare
  var pixels: FitCare

  static let enough = FrameDemand(side: .enough, ratio: .enough, pixels: .enough)
}

extension FrameSolver {
  private func demand(of shown: PixelSize) -> FrameDemand {
    func care(_ limit: Limit<Span>, _ values: [Quantity]) -> FitCare {
      let cares = values.map { limit.care(for: $0, mendsWarnings: options.mendsWarnings) }
      return cares.contains(.safe) && !cares.contains(.enough) ? .safe : .enough
    }
    let shape = Quantity(shown.width, over: shown.height)
    return FrameDemand(
      side: care(side, [Quantity(shown.width), Quantity(shown.height)]),
      ratio: care(ratio, [shape].compactMap(\.self)),
      pixels: pixels.map { care($0, [shown.area]) } ?? .enough)
  }

  func allows(_ size: PixelSize, _ demand: FrameDemand) -> Bool {
    guard let shape = Quantity(size.width, over: size.height) else { return false }
    return isStepped(size) && ratio.allows(shape, demand.ratio)
      && side.allows(Quantity(size.width), demand.side) && side.allows(Quantity(size.height), demand.side)
      && pixels?.allows(size.area, demand.pixels) ?? true
  }

  /// True where the size, or the area, is below what is allowed, as all smaller ones are.
  func isTooSmall(_ size: PixelSize, _ demand: FrameDemand) -> Bool {
    if let least = side.least(demand.side), Quantity(min(size.width, size.height)) < least { return true }
    if let least = pixels?.least(demand.pixels), size.area < least { return true }
    return false
  }

  var step: Int { isEven ? 2 : 1 }

  private func isStepped(_ size: PixelSize) -> Bool {
    size.width.isMultiple(of: step) && size.height.isMultiple(of: step)
  }

  /// No format that copies are made in has longer sides.
  private static let longest = 65_500

  /// Lengths of the longer side to try, the nearest to `length` first.
  func lengths(from length: Int, _ demand: FrameDemand, growing: Bool) -> StrideThrough<Int> {
    let most = min(side.greatestWhole(demand.side).map { Int(clamping: $0) } ?? Self.longest, Self.longest)
    return growing
      ? stride(from: length.up(to: step), through: most, by: step)
      : stride(from: min(length, most).down(to: step), through: step, by: -step)
  }
}

extension PixelSize {
  var area: Quantity {
    let (area, overflow) = Int64(width).multipliedReportingOverflow(by: Int64(height))
    return Quantity(overflow ? .max : area)
  }
}

extension Int {
  func down(to step: Int) -> Int { self / step * step }

  func up(to step: Int) -> Int { (self + step - 1) / step * step }
}
