import CLibAV

/// How much a small picture tells a viewer, by the brightness of some of its pixels.
struct PosterLook {
  /// Of 255: under this spread of brightness a picture is one colour, a fade or fog.
  private static let leastSpread = 14.0
  /// Of 255: darker than this on the mean, hardly anything is seen.
  private static let leastBrightness = 22.0
  /// Only each n-th pixel of a row and each n-th row is looked at.
  private static let step = 3

  private let mean: Double
  private let spread: Double

  /// Of 8-bit RGB.
  init(_ picture: UnsafePointer<AVFrame>) {
    var (count, sum, squares) = (0, 0, 0)
    if let rows = picture.pointee.data.0 {
      for row in stride(from: 0, to: Int(picture.pointee.height), by: Self.step) {
        let start = rows + row * Int(picture.pointee.linesize.0)
        for column in stride(from: 0, to: Int(picture.pointee.width), by: Self.step) {
          let pixel = start + column * RGBPicture.bytesPerPixel
          let luma = (Int(pixel[0]) * 77 + Int(pixel[1]) * 150 + Int(pixel[2]) * 29) >> 8
          count += 1
          sum += luma
          squares += luma * luma
        }
      }
    }
    mean = count > 0 ? Double(sum) / Double(count) : 0
    spread = count > 0 ? max(0, Double(squares) / Double(count) - mean * mean).squareRoot() : 0
  }

  /// Neither black nor flat.
  var isTelling: Bool { spread >= Self.leastSpread && mean >= Self.leastBrightness }

  /// Greater for what tells more.
  var worth: Double { spread * min(1, mean / Self.leastBrightness) }
}
