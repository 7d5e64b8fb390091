import CLibAV
import Glibc
import GreenroomModel

/// Pictures of three bytes a pixel, as viewers show them.
enum RGBPicture {
  static let bytesPerPixel = 3

  /// Converts by the matrix and range that the frame names. Where it names no matrix, BT.709 from 720 rows on
  /// and BT.601 below, as browsers take it.
  static func converting(_ frame: UnsafeMutablePointer<AVFrame>) throws(AVError) -> FrameBox {
    let size = PixelSize(Int(frame.pointee.width), Int(frame.pointee.height))
    return try converting(frame, to: size, quality: SWS_BICUBIC | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP)
  }

  /// The same, scaled to `size` by one of swscale's methods. HDR is brought to what a plain screen shows.
  static func converting(
    _ frame: UnsafeMutablePointer<AVFrame>, to size: PixelSize, quality: CInt
  ) throws(AVError) -> FrameBox {
    guard let range = HighDynamicRange(frame) else {
      return try scaling(frame, to: size, AV_PIX_FMT_RGB24, quality: quality)
    }
    guard let picture = FrameBox.picture(AV_PIX_FMT_RGB24, width: size.width, height: size.height) else {
      throw AVError(-ENOMEM)
    }
    let deep = try scaling(frame, to: size, AV_PIX_FMT_RGB48LE, quality: quality)
    range.convert(deep.frame, to: picture.frame)
    return picture
  }

  private static func scaling(
    _ frame: UnsafeMutablePointer<AVFrame>, to size: PixelSize, _ format: AVPixelFormat, quality: CInt
  ) throws(AVError) -> FrameBox {
    guard let picture = FrameBox.picture(format, width: size.width, height: size.height) else {
      throw AVError(-ENOMEM)
    }
    guard
      let scaler = sws_getContext(
        frame.pointee.width, frame.pointee.height, AVPixelFormat(rawValue: frame.pointee.format),
        CInt(clamping: size.width), CInt(clamping: size.height), format, quality | SWS_ACCURATE_RND, nil, nil,
        nil)
    else { throw AVError(AVFailure.invalidArgument) }
    defer { sws_freeContext(scaler) }
    // Refused, as it should be, for pictures that are RGB already.
    sws_setColorspaceDetails(
      scaler, sws_getCoefficients(matrix(frame)), isFullRange(frame) ? 1 : 0,
      sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, 1 << 16, 1 << 16)
    try check(sws_scale_frame(scaler, picture.frame, frame))
    return picture
  }

  static func matrix(_ frame: UnsafeMutablePointer<AVFrame>) -> CInt {
    let named = frame.pointee.colorspace
    if named != AVCOL_SPC_UNSPECIFIED { return CInt(clamping: named.rawValue) }
    return frame.pointee.height >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601
  }

  static func isFullRange(_ frame: UnsafeMutablePointer<AVFrame>) -> Bool {
    let format = AVPixelFormat(rawValue: frame.pointee.format)
    return frame.pointee.color_range == AVCOL_RANGE_JPEG
      || [AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUVJ440P].contains(format)
  }

  /// The picture turned clockwise by 0, 90, 180 or 270 degrees.
  static func turning(_ picture: consuming FrameBox, by rotation: Int) throws(AVError) -> FrameBox {
    guard rotation != 0 else { return picture }
    let (width, height) = (Int(picture.frame.pointee.width), Int(picture.frame.pointee.height))
    let isOnSide = rotation != 180
    guard
      let turned = FrameBox.picture(
        AV_PIX_FMT_RGB24, width: isOnSide ? height : width, height: isOnSide ? width : height),
      let source = picture.frame.pointee.data.0, let target = turned.frame.pointee.data.0
    else { throw AVError(-ENOMEM) }
    let (from, to) = (Int(picture.frame.pointee.linesize.0), Int(turned.frame.pointee.linesize.0))
    for row in 0..<height {
      for column in 0..<width {
        let (x, y) =
          switch rotation {
          case 90: (height - 1 - row, column)
          case 180: (width - 1 - column, height - 1 - row)
          default: (row, width - 1 - column)
          }
        let pixel = source + row * from + column * bytesPerPixel
        memcpy(target + y * to + x * bytesPerPixel, pixel, bytesPerPixel)
      }
    }
    return turned
  }
}
