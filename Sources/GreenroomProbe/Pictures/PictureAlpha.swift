import GreenroomModel

/// What becomes of a picture's transparency.
extension StillPicture {
  /// Whether any pixel is not wholly opaque.
  var showsThrough: Bool {
    for pixel in 0..<width * height where pixels[pixel * 4 + 3] != 255 { return true }
    return false
  }

  /// Whether every pixel is wholly transparent.
  var isInvisible: Bool {
    for pixel in 0..<width * height where pixels[pixel * 4 + 3] != 0 { return false }
    return true
  }

  /// Multiplies colour by alpha, so that what cannot be seen has no part in what is scaled.
  func multiplyByAlpha() {
    for start in Swift.stride(from: pixels, to: pixels + height * stride, by: 4) {
      let alpha = UInt32(start[3])
      if alpha == 255 { continue }
      for channel in 0..<3 { start[channel] = Self.part(alpha, of: UInt32(start[channel])) }
    }
  }

  /// Undoes ``multiplyByAlpha()``.
  func divideByAlpha() {
    for start in Swift.stride(from: pixels, to: pixels + height * stride, by: 4) {
      let alpha = UInt32(start[3])
      if alpha == 0 || alpha == 255 { continue }
      for channel in 0..<3 {
        start[channel] = UInt8(min(255, (UInt32(start[channel]) * 255 + alpha / 2) / alpha))
      }
    }
  }

  /// Puts what is transparent on a ground.
  ///
  /// - Parameter ground: The colour at a column and a row.
  func flatten(on ground: (Int, Int) -> PlainColour) {
    guard hasAlpha else { return }
    multiplyByAlpha()
    for row in 0..<height {
      var pixel = self.row(row)
      for column in 0..<width {
        if pixel[3] != 255 {
          let colour = ground(column, row)
          let gap = UInt32(255 - pixel[3])
          pixel[0] &+= Self.part(gap, of: UInt32(colour.red))
          pixel[1] &+= Self.part(gap, of: UInt32(colour.green))
          pixel[2] &+= Self.part(gap, of: UInt32(colour.blue))
          pixel[3] = 255
        }
        pixel += 4
      }
    }
    hasAlpha = false
  }

  private static func part(_ alpha: UInt32, of value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: (alpha * value + 127) / 255)
  }
}

/// The squares that stand for transparency.
enum Checker {
  private static let side = 16
  private static let light = PlainColour(red: 255, green: 255, blue: 255)
  private static let dark = PlainColour(red: 204, green: 204, blue: 204)

  static func colour(column: Int, row: Int) -> PlainColour {
    (column / side + row / side).isMultiple(of: 2) ? light : dark
  }
}
