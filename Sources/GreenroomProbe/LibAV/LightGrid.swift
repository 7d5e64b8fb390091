/// How light a grid of points of a picture is, for what the light and the dark of it tell.
struct LightGrid {
  /// Points a side, at most.
  private static let side = 384
  /// Light enough to make something out.
  private static let visible: UInt8 = 40
  /// A picture with less light than one point in so many is dark.
  private static let darkness = 100

  private var points: [UInt8] = []
  private let columns: Int
  private let rows: Int
  private var isOpaque = true

  /// Of rows of 8-bit RGBA.
  init(_ pixels: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int) {
    let (across, down) = ((width + Self.side - 1) / Self.side, (height + Self.side - 1) / Self.side)
    (columns, rows) = (width / across, height / down)
    points.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let pixel = pixels + row * down * stride + column * across * 4
        points.append(max(pixel[0], pixel[1], pixel[2]))
        if pixel[3] < 255 { isOpaque = false }
      }
    }
  }

  /// What is transparent lets through nobody knows what.
  var look: PictureLook {
    guard isOpaque else { return PictureLook(isFlat: false) }
    let lit = points.reduce(0) { $0 + ($1 > Self.visible ? 1 : 0) }
    if lit * Self.darkness < points.count { return PictureLook(isFlat: false, isDark: true) }
    return PictureLook(isFlat: false, isDark: false, bars: bars)
  }
}

// MARK: - Bars

extension LightGrid {
  /// Narrower ones are edges that a scanner or camera left.
  private static let leastShare = 0.04
  /// The two may differ by so much of the side, as they do where a picture lies a little out of the middle.
  private static let leeway = 0.02
  /// Of the line next to a bar so much is not black: the picture begins at once, where a thing before a black
  /// background rises from it.
  private static let edge = 0.6

  /// Nil also where there are bars on all four sides: then it may be a thing before black.
  private var bars: PictureLook.Bars? {
    let stacked = share((0..<rows).map { row in light((0..<columns).lazy.map { row * columns + $0 }) })
    let beside = share((0..<columns).map { column in light((0..<rows).lazy.map { $0 * columns + column }) })
    switch (stacked, beside) {
    case (let share?, nil): return PictureLook.Bars(isBeside: false, share: share)
    case (nil, let share?): return PictureLook.Bars(isBeside: true, share: share)
    default: return nil
    }
  }

  /// The part of the points that are not black.
  private func light(_ indices: some Collection<Int>) -> Double {
    let lit = indices.reduce(0) { $0 + (points[$1] > ColorRange.nearBlack ? 1 : 0) }
    return Double(lit) / Double(max(1, indices.count))
  }

  /// A codec's ringing beside an edge is not picture.
  private static let ringing = 0.05

  /// - Parameter lines: The light of each line across, from one side to the other.
  private func share(_ lines: [Double]) -> Double? {
    guard let first = lines.firstIndex(where: { $0 > Self.ringing }),
      let last = lines.lastIndex(where: { $0 > Self.ringing })
    else { return nil }
    let (before, after) = (first, lines.count - 1 - last)
    let count = Double(lines.count)
    guard Double(min(before, after)) >= Self.leastShare * count,
      Double(abs(before - after)) <= Self.leeway * count,
      // A line beside the edge is blurred by the codec.
      lines[first...min(last, first + 4)].contains(where: { $0 >= Self.edge }),
      lines[max(first, last - 4)...last].contains(where: { $0 >= Self.edge })
    else { return nil }
    return (Double(max(before, after)) + 1) / count
  }
}
