import CLibAV
import CTurboJPEG

/// Encodes baseline JPEGs with a JFIF header, in full range as that wants it.
enum JPEGPicture {
  /// How many pixels share a colour.
  enum Chroma {
    /// Four, two each way: a third smaller, and unseen but at sharp edges between strong colours.
    case shared
    /// None.
    case each

    fileprivate var sampling: CInt { CInt(bitPattern: (self == .shared ? TJSAMP_420 : TJSAMP_444).rawValue) }
  }

  /// Encodes any picture that swscale can read: packed and planar full-range ones as they are, others by way of
  /// 8-bit RGB.
  ///
  /// - Parameters:
  ///   - quality: From 1 to 100.
  ///   - chroma: Counts only where the frame does not decide it, being planar already.
  static func encode(
    _ frame: UnsafeMutablePointer<AVFrame>, quality: Int, chroma: Chroma = .shared
  ) throws(AVError) -> [UInt8] {
    let format = AVPixelFormat(rawValue: frame.pointee.format)
    if let sampling = planar(format, isFullRange: frame.pointee.color_range == AVCOL_RANGE_JPEG) {
      return try encode(planes: frame, sampling: sampling, quality: quality)
    }
    guard let order = packed(format), let rows = frame.pointee.data.0 else {
      let converted = try RGBPicture.converting(frame)
      return try encode(converted.frame, quality: quality, chroma: chroma)
    }
    return try encode(
      rows: rows, width: Int(frame.pointee.width), height: Int(frame.pointee.height),
      stride: Int(frame.pointee.linesize.0), order: order, quality: quality, chroma: chroma)
  }

  /// Alpha is not looked at.
  static func encode(
    _ picture: StillPicture, quality: Int, chroma: Chroma = .shared
  ) throws(AVError) -> [UInt8] {
    try encode(
      rows: picture.pixels, width: picture.width, height: picture.height, stride: picture.stride,
      order: TJPF_RGBX, quality: quality, chroma: chroma)
  }

  private static func encode(
    rows: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int, order: TJPF, quality: Int,
    chroma: Chroma
  ) throws(AVError) -> [UInt8] {
    try compressed { encoder, bytes, size in
      tjCompress2(
        encoder, rows, CInt(clamping: width), CInt(clamping: stride), CInt(clamping: height), order.rawValue,
        bytes, size, chroma.sampling, CInt(clamping: quality), TJFLAG_ACCURATEDCT)
    }
  }

  private static func encode(
    planes frame: UnsafeMutablePointer<AVFrame>, sampling: TJSAMP, quality: Int
  ) throws(AVError) -> [UInt8] {
    let data = frame.pointee.data
    let lines = frame.pointee.linesize
    var planes = [UnsafePointer(data.0), UnsafePointer(data.1), UnsafePointer(data.2)]
    return try compressed { encoder, bytes, size in
      tjCompressFromYUVPlanes(
        encoder, &planes, frame.pointee.width, [lines.0, lines.1, lines.2], frame.pointee.height,
        CInt(bitPattern: sampling.rawValue), bytes, size, CInt(clamping: quality), TJFLAG_ACCURATEDCT)
    }
  }

  private static func compressed(
    _ compress: (
      tjhandle, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<UInt>
    ) -> CInt
  ) throws(AVError) -> [UInt8] {
    guard let encoder = tjInitCompress() else { throw AVError(-ENOMEM) }
    defer { tjDestroy(encoder) }
    var bytes: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    defer { tjFree(bytes) }
    guard compress(encoder, &bytes, &size) == 0, let bytes else { throw AVError(AVFailure.invalidArgument) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }

  private static func packed(_ format: AVPixelFormat) -> TJPF? {
    switch format {
    case AV_PIX_FMT_RGB24: TJPF_RGB
    case AV_PIX_FMT_BGR24: TJPF_BGR
    case AV_PIX_FMT_RGBA, AV_PIX_FMT_RGB0: TJPF_RGBX
    case AV_PIX_FMT_BGRA, AV_PIX_FMT_BGR0: TJPF_BGRX
    default: nil
    }
  }

  private static func planar(_ format: AVPixelFormat, isFullRange: Bool) -> TJSAMP? {
    switch format {
    case AV_PIX_FMT_GRAY8: TJSAMP_GRAY
    case AV_PIX_FMT_YUVJ420P: TJSAMP_420
    case AV_PIX_FMT_YUVJ422P: TJSAMP_422
    case AV_PIX_FMT_YUVJ444P: TJSAMP_444
    case AV_PIX_FMT_YUV420P where isFullRange: TJSAMP_420
    case AV_PIX_FMT_YUV422P where isFullRange: TJSAMP_422
    case AV_PIX_FMT_YUV444P where isFullRange: TJSAMP_444
    default: nil
    }
  }
}
