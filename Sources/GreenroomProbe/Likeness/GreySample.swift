import CLibAV
import GreenroomModel

/// A decoded picture as the small grey one that its hash is taken of.
enum GreySample {
  /// Sides above this are thinned out first, since the scaler averages over no more than some 200 pixels.
  private static let longestSide: CInt = 4_096

  /// Of a frame as it is shown; nil where it cannot be converted, and where there is nothing to tell it by.
  ///
  /// - Parameter rotation: Clockwise degrees by which it is turned to be shown.
  static func hash(_ frame: UnsafeMutablePointer<AVFrame>, rotation: Int) -> PictureHash? {
    grey(frame, rotation).flatMap { PictureHash(grey: $0) }
  }

  /// Row by row, by the weights that luma has in BT.601.
  static func grey(of picture: StillPicture) -> [UInt8] {
    (0..<picture.width * picture.height).map { place in
      let pixel = picture.pixels + place * StillPicture.bytesPerPixel
      let (red, green, blue) = (Int(pixel[0]), Int(pixel[1]), Int(pixel[2]))
      let grey: Int = (299 * red + 587 * green + 114 * blue + 500) / 1_000
      return UInt8(grey)
    }
  }

  private static func grey(_ frame: UnsafeMutablePointer<AVFrame>, _ rotation: Int) -> [UInt8]? {
    let side = CInt(PictureHash.side)
    let (width, height) = (frame.pointee.width, frame.pointee.height)
    guard width > 0, height > 0 else { return nil }
    guard max(width, height) > longestSide else {
      guard let small = scaled(frame, side, side, AV_PIX_FMT_GRAY8, SWS_AREA) else { return nil }
      return turn(small, rotation)
    }
    let factor = (max(width, height) + longestSide - 1) / longestSide
    guard
      let thinned = scaled(
        frame, max(1, width / factor), max(1, height / factor), AV_PIX_FMT_RGBA, SWS_POINT),
      let small = scaled(thinned.frame, side, side, AV_PIX_FMT_GRAY8, SWS_AREA)
    else { return nil }
    return turn(small, rotation)
  }

  private static func scaled(
    _ frame: UnsafeMutablePointer<AVFrame>, _ width: CInt, _ height: CInt, _ format: AVPixelFormat,
    _ method: CInt
  ) -> FrameBox? {
    guard let target = FrameBox.picture(format, width: Int(width), height: Int(height)),
      let scaler = sws_getContext(
        frame.pointee.width, frame.pointee.height, AVPixelFormat(rawValue: frame.pointee.format), width,
        height, format, method, nil, nil, nil)
    else { return nil }
    defer { sws_freeContext(scaler) }
    guard sws_scale_frame(scaler, target.frame, frame) >= 0 else { return nil }
    return target
  }

  private static func turn(_ picture: borrowing FrameBox, _ rotation: Int) -> [UInt8]? {
    guard let rows = picture.frame.pointee.data.0 else { return nil }
    let stride = Int(picture.frame.pointee.linesize.0)
    return turned(rotation) { row, column in rows[row * stride + column] }
  }

  /// - Parameter pixel: By row and column of the picture as it is stored.
  private static func turned(_ rotation: Int, _ pixel: (Int, Int) -> UInt8) -> [UInt8] {
    let last = PictureHash.side - 1
    var grey: [UInt8] = []
    grey.reserveCapacity(PictureHash.side * PictureHash.side)
    for row in 0...last {
      for column in 0...last {
        let value =
          switch rotation {
          case 90: pixel(last - column, row)
          case 180: pixel(last - row, last - column)
          case 270: pixel(column, last - row)
          default: pixel(row, column)
          }
        grey.append(value)
      }
    }
    return grey
  }
}
