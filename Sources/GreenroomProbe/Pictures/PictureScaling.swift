import GreenroomModel

/// Scales 8-bit RGBA, along the rows first and then across them. Alpha is a channel like the others: where there is
/// any, colour is to be multiplied by it before.
enum PictureScaling {
  /// Nil where memory is short. What has the size already is copied.
  ///
  /// - Parameter crop: The part that is scaled, which must lie within the picture; nil for all.
  static func scale(
    _ picture: StillPicture, crop: PixelRectangle? = nil, to size: PixelSize, by method: ScalingWeights.Method
  ) -> StillPicture? {
    let rows = picture.rows.cropped(to: crop)
    guard let narrow = StillPicture(width: size.width, height: rows.height, hasAlpha: false) else {
      return nil
    }
    widen(rows, to: narrow, by: ScalingWeights(from: rows.width, to: size.width, method))
    guard size.height != rows.height else { return narrow }
    guard let scaled = StillPicture(width: size.width, height: size.height, hasAlpha: false) else {
      return nil
    }
    stretch(narrow, to: scaled, by: ScalingWeights(from: rows.height, to: size.height, method))
    return scaled
  }

  private static func widen(_ rows: PixelRows, to target: StillPicture, by weights: ScalingWeights) {
    for number in 0..<rows.height {
      let (source, output) = (rows.start + number * rows.stride, target.row(number))
      weights.forEach { place, first, factors in
        var (red, green, blue, alpha) = (
          ScalingWeights.half, ScalingWeights.half, ScalingWeights.half, ScalingWeights.half
        )
        var pixel = source + first * StillPicture.bytesPerPixel
        for factor in factors {
          red &+= factor &* Int32(pixel[0])
          green &+= factor &* Int32(pixel[1])
          blue &+= factor &* Int32(pixel[2])
          alpha &+= factor &* Int32(pixel[3])
          pixel += StillPicture.bytesPerPixel
        }
        let end = output + place * StillPicture.bytesPerPixel
        end[0] = ScalingWeights.whole(red)
        end[1] = ScalingWeights.whole(green)
        end[2] = ScalingWeights.whole(blue)
        end[3] = ScalingWeights.whole(alpha)
      }
    }
  }

  private static func stretch(_ source: StillPicture, to target: StillPicture, by weights: ScalingWeights) {
    var sums = [Int32](repeating: 0, count: source.stride)
    sums.withUnsafeMutableBufferPointer { sums in
      guard let sums = sums.baseAddress else { return }
      weights.forEach { place, first, factors in
        sums.update(repeating: ScalingWeights.half, count: source.stride)
        for (offset, factor) in factors.enumerated() {
          let row = source.row(first + offset)
          for index in 0..<source.stride { sums[index] &+= factor &* Int32(row[index]) }
        }
        let row = target.row(place)
        for index in 0..<source.stride { row[index] = ScalingWeights.whole(sums[index]) }
      }
    }
  }
}
