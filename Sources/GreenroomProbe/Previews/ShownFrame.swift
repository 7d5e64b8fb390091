import CLibAV
import Glibc
import GreenroomModel

/// A decoded frame as a small 8-bit RGB picture: one of its fields where it holds two, with square pixels, and turned as
/// the clip says.
enum ShownFrame {
  /// Sides above this are thinned out first, since the scaler averages over no more than some 200 pixels.
  private static let longestSide = 8_192

  /// - Parameter fit: From the size as it is shown to that of the picture.
  static func picture(
    of frame: UnsafeMutablePointer<AVFrame>, in file: borrowing PlayedFile, fit: (PixelSize) -> PixelSize
  ) throws(AVError) -> FrameBox {
    let (width, height) = (Int(frame.pointee.width), Int(frame.pointee.height))
    guard width > 0, height > 0, max(width, height) <= longestSide else {
      throw AVError(AVFailure.invalidArgument)
    }
    let rotation = file.rotation
    let square = squared(PixelSize(width, height), aspect: file.pixelAspect(of: frame))
    let shown = fit(rotation % 180 == 0 ? square : PixelSize(square.height, square.width))
    let stored = rotation % 180 == 0 ? shown : PixelSize(shown.height, shown.width)
    let method = stored.width < width ? SWS_AREA : SWS_BICUBIC
    let whole = try Deinterlacer.picture(of: frame)
    defer { withExtendedLifetime(whole) {} }
    let picture = try RGBPicture.converting(whole?.frame ?? frame, to: stored, quality: method)
    return try RGBPicture.turning(picture, by: rotation)
  }

  /// The size in square pixels: the longer side of a pixel stretches the picture, so that none are lost.
  ///
  /// - Parameter aspect: Of a pixel, width to height.
  static func squared(_ size: PixelSize, aspect: Double) -> PixelSize {
    aspect > 1
      ? PixelSize(Int((Double(size.width) * aspect).rounded()), size.height)
      : PixelSize(size.width, Int((Double(size.height) / aspect).rounded()))
  }
}

extension PixelSize {
  /// As large as fits into `bound`, of the same shape, and not larger than it is.
  func fitted(into bound: PixelSize) -> PixelSize {
    let scale = min(1, Double(bound.width) / Double(width), Double(bound.height) / Double(height))
    return PixelSize(
      max(1, Int((Double(width) * scale).rounded())), max(1, Int((Double(height) * scale).rounded())))
  }
}
