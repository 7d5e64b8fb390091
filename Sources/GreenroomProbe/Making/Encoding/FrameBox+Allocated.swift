import CLibAV

extension FrameBox {
  /// A picture with room for its pixels; nil where memory is short or libav knows no such picture.
  static func picture(_ format: AVPixelFormat, width: Int, height: Int) -> FrameBox? {
    guard let box = FrameBox() else { return nil }
    box.frame.pointee.format = format.rawValue
    box.frame.pointee.width = CInt(clamping: width)
    box.frame.pointee.height = CInt(clamping: height)
    guard av_frame_get_buffer(box.frame, 0) >= 0 else { return nil }
    return box
  }

  /// Sound with room for `samples` of each channel; nil where memory is short.
  static func sound(
    samples: CInt, rate: CInt, channels: CInt = 1, format: AVSampleFormat = AV_SAMPLE_FMT_FLTP
  ) -> FrameBox? {
    guard let box = FrameBox() else { return nil }
    box.frame.pointee.format = format.rawValue
    box.frame.pointee.sample_rate = rate
    box.frame.pointee.nb_samples = samples
    av_channel_layout_default(&box.frame.pointee.ch_layout, channels)
    guard av_frame_get_buffer(box.frame, 0) >= 0 else { return nil }
    return box
  }
}
