import CLibAV
import CTurboJPEG
import GreenroomModel

/// Makes the preview of a JPEG in luma and chroma, as it is stored and as the preview is: no colour is converted, so
/// none is lost and no time either.
enum PlanarPreview {
  /// Nil where the JPEG is not of the usual kind, or its profile is not that of sRGB.
  static func make(_ decoder: borrowing JPEGDecoder, orientation: EXIFOrientation, quality: Int) -> [UInt8]? {
    LibAV.silence
    guard let sampling = decoder.plainSampling, let stored = format(sampling), isStandard(decoder) else {
      return nil
    }
    let size = decoder.size(longestSide: Preview.side)
    guard let decoded = FrameBox.picture(stored, width: size.width, height: size.height),
      fill(decoded.frame, from: decoder, size: size)
    else { return nil }
    let target = StillPreview.size(of: PixelSize(decoder.width, decoder.height))
    let kept = stored == AV_PIX_FMT_GRAY8 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_YUVJ420P
    guard let scaled = scaled(decoded.frame, to: target, as: kept),
      let turned = turned(scaled, by: orientation)
    else { return nil }
    return try? JPEGPicture.encode(turned.frame, quality: quality)
  }

  private static func isStandard(_ decoder: borrowing JPEGDecoder) -> Bool {
    guard let bytes = decoder.segments.profile, let profile = ColourProfile(bytes, for: [.colour, .grey])
    else {
      return true
    }
    return profile.isStandard
  }

  private static func format(_ sampling: TJSAMP) -> AVPixelFormat? {
    switch sampling {
    case TJSAMP_GRAY: AV_PIX_FMT_GRAY8
    case TJSAMP_420: AV_PIX_FMT_YUVJ420P
    case TJSAMP_422: AV_PIX_FMT_YUVJ422P
    case TJSAMP_440: AV_PIX_FMT_YUVJ440P
    case TJSAMP_444: AV_PIX_FMT_YUVJ444P
    default: nil
    }
  }

  private static func fill(
    _ frame: UnsafeMutablePointer<AVFrame>, from decoder: borrowing JPEGDecoder,
    size: (width: Int, height: Int)
  ) -> Bool {
    let data = frame.pointee.data
    let lines = frame.pointee.linesize
    var planes = [data.0, data.1, data.2]
    return decoder.fill(&planes, strides: [lines.0, lines.1, lines.2], size: size)
  }

  private static func scaled(
    _ frame: UnsafeMutablePointer<AVFrame>, to size: PixelSize, as format: AVPixelFormat
  ) -> FrameBox? {
    guard let target = FrameBox.picture(format, width: size.width, height: size.height),
      let scaler = sws_getContext(
        frame.pointee.width, frame.pointee.height, AVPixelFormat(rawValue: frame.pointee.format),
        target.frame.pointee.width, target.frame.pointee.height, format, SWS_AREA, nil, nil, nil)
    else { return nil }
    defer { sws_freeContext(scaler) }
    guard sws_scale_frame(scaler, target.frame, frame) >= 0 else { return nil }
    return target
  }

  private static func turned(_ picture: consuming FrameBox, by orientation: EXIFOrientation) -> FrameBox? {
    guard orientation != .upright else { return picture }
    let size = PixelSize(Int(picture.frame.pointee.width), Int(picture.frame.pointee.height))
    let shown = PictureTurning(orientation: orientation, stored: size).shown
    let format = AVPixelFormat(rawValue: picture.frame.pointee.format)
    guard let target = FrameBox.picture(format, width: shown.width, height: shown.height) else { return nil }
    let (from, to) = (picture.frame.pointee, target.frame.pointee)
    turn(size, orientation, from.data.0, from.linesize.0, to.data.0, to.linesize.0)
    let half = PixelSize((size.width + 1) / 2, (size.height + 1) / 2)
    turn(half, orientation, from.data.1, from.linesize.1, to.data.1, to.linesize.1)
    turn(half, orientation, from.data.2, from.linesize.2, to.data.2, to.linesize.2)
    return target
  }

  /// Does nothing where there is no such plane.
  private static func turn(
    _ size: PixelSize, _ orientation: EXIFOrientation, _ source: UnsafeMutablePointer<UInt8>?, _ stride: CInt,
    _ target: UnsafeMutablePointer<UInt8>?, _ outputStride: CInt
  ) {
    guard let source, let target else { return }
    PictureTurning(orientation: orientation, stored: size).copy(
      source, stride: Int(stride), to: target, stride: Int(outputStride))
  }
}
