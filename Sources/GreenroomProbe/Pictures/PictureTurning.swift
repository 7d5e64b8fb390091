import GreenroomModel

/// How the samples of a stored picture lie when it is shown.
struct PictureTurning {
  let orientation: EXIFOrientation
  /// Of the picture as it is stored.
  let stored: PixelSize

  /// Of the picture as it is shown.
  var shown: PixelSize {
    orientation.swapsSides ? PixelSize(stored.height, stored.width) : stored
  }

  /// Where the sample is stored that is shown at `x`, `y`.
  func place(x: Int, y: Int) -> (column: Int, row: Int) {
    let (right, bottom) = (stored.width - 1, stored.height - 1)
    return switch orientation {
    case .upright: (x, y)
    case .mirrored: (right - x, y)
    case .upsideDown: (right - x, bottom - y)
    case .flipped: (x, bottom - y)
    case .transposed: (y, x)
    case .quarterTurn: (y, bottom - x)
    case .transversed: (right - y, bottom - x)
    case .threeQuarterTurn: (right - y, x)
    }
  }

  /// What is stored of the part shown in `rectangle`.
  func stored(_ rectangle: PixelRectangle) -> PixelRectangle {
    let first = place(x: rectangle.x, y: rectangle.y)
    let last = place(
      x: rectangle.x + rectangle.size.width - 1, y: rectangle.y + rectangle.size.height - 1)
    return PixelRectangle(
      x: min(first.column, last.column), y: min(first.row, last.row),
      size: PixelSize(abs(first.column - last.column) + 1, abs(first.row - last.row) + 1))
  }

  /// Copies the samples to where they are shown. Strides are counted in samples.
  func copy<Sample>(
    _ source: UnsafePointer<Sample>, stride: Int, to target: UnsafeMutablePointer<Sample>,
    stride outputStride: Int
  ) {
    func index(_ x: Int, _ y: Int) -> Int {
      let place = place(x: x, y: y)
      return place.row * stride + place.column
    }
    let start = index(0, 0)
    let (across, down) = (index(1, 0) - start, index(0, 1) - start)
    for y in 0..<shown.height {
      var from = start + y * down
      let row = target + y * outputStride
      for x in 0..<shown.width {
        row[x] = source[from]
        from += across
      }
    }
  }
}

extension StillPicture {
  /// As it is shown; nil where memory is short.
  func turned(by orientation: EXIFOrientation) -> StillPicture? {
    guard orientation != .upright else { return self }
    let turning = PictureTurning(orientation: orientation, stored: PixelSize(width, height))
    guard
      let target = StillPicture(
        width: turning.shown.width, height: turning.shown.height, hasAlpha: hasAlpha)
    else { return nil }
    pixels.withMemoryRebound(to: UInt32.self, capacity: width * height) { source in
      target.pixels.withMemoryRebound(to: UInt32.self, capacity: width * height) {
        turning.copy(source, stride: width, to: $0, stride: target.width)
      }
    }
    return target
  }
}
