import CWebP
import Glibc

/// Decodes WebP by libwebp. What is missing of a file that was cut is transparent or black.
struct WebPDecoder {
  let bytes: [UInt8]

  /// The picture, scaled down where it is much larger than asked; nil where it cannot be decoded.
  func pixels(longestSide: Int?) -> StillPicture? {
    var options = WebPDecoderConfig()
    guard WebPInitDecoderConfig(&options) != 0,
      WebPGetFeatures(bytes, bytes.count, &options.input) == VP8_STATUS_OK
    else { return nil }
    var (width, height) = (Int(options.input.width), Int(options.input.height))
    // Twice what is asked: the rest is scaled with care.
    if let longestSide, max(width, height) > 4 * longestSide {
      let share = Double(2 * longestSide) / Double(max(width, height))
      width = max(1, Int(Double(width) * share))
      height = max(1, Int(Double(height) * share))
      options.options.use_scaling = 1
      options.options.scaled_width = CInt(width)
      options.options.scaled_height = CInt(height)
    }
    guard let picture = StillPicture(width: width, height: height, hasAlpha: options.input.has_alpha != 0)
    else {
      return nil
    }
    options.output.colorspace = MODE_RGBA
    options.output.is_external_memory = 1
    options.output.u.RGBA = WebPRGBABuffer(
      rgba: picture.pixels, stride: CInt(picture.stride), size: picture.stride * height)
    return decode(&options) ? picture : nil
  }

  /// Piece by piece, which shows what there is of a file that was cut.
  private func decode(_ options: inout WebPDecoderConfig) -> Bool {
    guard let decoder = WebPIDecode(nil, 0, &options) else { return false }
    defer { WebPIDelete(decoder) }
    let status = WebPIUpdate(decoder, bytes, bytes.count)
    var lastRow: CInt = 0
    if status == VP8_STATUS_OK { return true }
    return WebPIDecGetRGB(decoder, &lastRow, nil, nil, nil) != nil && lastRow > 0
  }

  /// The first frame that shows something, of some at the beginning; else the first.
  func firstFrame() -> StillPicture? {
    bytes.withUnsafeBufferPointer { buffer -> StillPicture? in
      var data = WebPData(bytes: buffer.baseAddress, size: buffer.count)
      guard let decoder = WebPAnimDecoderNew(&data, nil) else { return nil }
      defer { WebPAnimDecoderDelete(decoder) }
      var about = WebPAnimInfo()
      guard WebPAnimDecoderGetInfo(decoder, &about) != 0 else { return nil }
      return FirstFrame.search { () -> StillPicture? in
        var (rows, time): (UnsafeMutablePointer<UInt8>?, CInt) = (nil, 0)
        guard WebPAnimDecoderGetNext(decoder, &rows, &time) != 0, let rows,
          let frame = StillPicture(
            width: Int(about.canvas_width), height: Int(about.canvas_height), hasAlpha: true)
        else { return nil }
        memcpy(frame.pixels, rows, frame.stride * frame.height)
        return frame
      }
    }
  }

  /// The ICC profile; nil where there is none.
  var profile: [UInt8]? {
    bytes.withUnsafeBufferPointer { buffer -> [UInt8]? in
      var data = WebPData(bytes: buffer.baseAddress, size: buffer.count)
      guard let demuxer = WebPDemuxPartial(&data, nil) else { return nil }
      defer { WebPDemuxDelete(demuxer) }
      var chunk = WebPChunkIterator()
      guard WebPDemuxGetChunk(demuxer, "ICCP", 1, &chunk) != 0 else { return nil }
      defer { WebPDemuxReleaseChunkIterator(&chunk) }
      return Array(UnsafeBufferPointer(start: chunk.chunk.bytes, count: chunk.chunk.size))
    }
  }
}
