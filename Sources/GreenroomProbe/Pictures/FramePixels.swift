import CLibAV

/// Makes 8-bit RGBA of what libav decoded.
enum FramePixels {
  /// Nil where it cannot be converted or memory is short.
  static func picture(_ frame: UnsafeMutablePointer<AVFrame>) -> StillPicture? {
    let (width, height) = (Int(frame.pointee.width), Int(frame.pointee.height))
    LibAV.silence
    guard let layout = PixelLayout(frame.pointee.format),
      let picture = StillPicture(
        width: width, height: height, hasAlpha: layout.hasAlpha || layout.colorModel == "palette")
    else { return nil }
    guard
      DeepPixels.fill(picture, from: frame) || LightPixels.fill(picture, from: frame)
        || convert(frame, to: picture)
    else { return nil }
    if picture.hasAlpha { picture.hasAlpha = picture.showsThrough }
    return picture
  }

  /// Of pictures in luma and chroma that say nothing of their colours, JFIF's matrix and range are meant.
  private static func convert(_ frame: UnsafeMutablePointer<AVFrame>, to picture: StillPicture) -> Bool {
    let (width, height) = (frame.pointee.width, frame.pointee.height)
    let format = AVPixelFormat(rawValue: frame.pointee.format)
    let quality = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP
    guard
      let scaler = sws_getContext(
        width, height, format, width, height, AV_PIX_FMT_RGBA, quality, nil, nil, nil)
    else { return false }
    defer { sws_freeContext(scaler) }
    let named = frame.pointee.colorspace
    let matrix = named == AVCOL_SPC_UNSPECIFIED ? SWS_CS_ITU601 : CInt(clamping: named.rawValue)
    let isFull = frame.pointee.color_range != AVCOL_RANGE_MPEG
    sws_setColorspaceDetails(
      scaler, sws_getCoefficients(matrix), isFull ? 1 : 0, sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, 1 << 16,
      1 << 16)
    let data = frame.pointee.data
    let lines = frame.pointee.linesize
    let planes = [UnsafePointer(data.0), UnsafePointer(data.1), UnsafePointer(data.2), UnsafePointer(data.3)]
    return sws_scale(
      scaler, planes, [lines.0, lines.1, lines.2, lines.3], 0, height, [picture.pixels, nil, nil, nil],
      [CInt(picture.stride), 0, 0, 0]) == height
  }

  /// The ICC profile that came with a frame; nil where none did.
  static func profile(_ frame: UnsafeMutablePointer<AVFrame>) -> [UInt8]? {
    guard let data = av_frame_get_side_data(frame, AV_FRAME_DATA_ICC_PROFILE), data.pointee.size > 0 else {
      return nil
    }
    return Array(UnsafeBufferPointer(start: data.pointee.data, count: data.pointee.size))
  }
}
