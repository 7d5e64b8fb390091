import CLibAV

/// What a libav pixel format says of depth, alpha and colour.
struct PixelLayout: Equatable {
  let name: String
  let bitDepth: Int?
  let hasAlpha: Bool
  let colorModel: String

  /// Nil where `format` is no pixel format: −1, or a sample format of an audio stream.
  init?(_ format: CInt) {
    guard format >= 0, let descriptor = av_pix_fmt_desc_get(AVPixelFormat(rawValue: format)),
      let name = descriptor.pointee.name
    else { return nil }
    let flags = descriptor.pointee.flags
    self.name = String(cString: name)
    bitDepth = AVNumbers.positive(descriptor.pointee.comp.0.depth)
    hasAlpha = flags & UInt64(AV_PIX_FMT_FLAG_ALPHA) != 0
    colorModel =
      if flags & UInt64(AV_PIX_FMT_FLAG_PAL) != 0 {
        "palette"
      } else if flags & UInt64(AV_PIX_FMT_FLAG_RGB) != 0 {
        "rgb"
      } else {
        descriptor.pointee.nb_components < 3 ? "gray" : "ycbcr"
      }
  }
}
