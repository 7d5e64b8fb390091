import CLibAV
import GreenroomModel

extension Encoder {
  /// H.264 of 8-bit 4:2:0 with square pixels in BT.709, at a constant rate, on two threads.
  ///
  /// - Parameter bitRate: Bits a second that are kept to; nil where `options` say how good it is to be.
  static func h264(
    _ size: PixelSize, rate: FrameRate, keyFrameEvery interval: Int, bitRate: Int? = nil,
    options: [String: String]
  ) throws(AVError) -> Encoder {
    let (numerator, denominator) = (CInt(clamping: rate.numerator), CInt(clamping: rate.denominator))
    return try Encoder("libx264", options: options) { context in
      context.pointee.width = CInt(clamping: size.width)
      context.pointee.height = CInt(clamping: size.height)
      context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
      context.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
      context.pointee.time_base = AVRational(num: denominator, den: numerator)
      context.pointee.framerate = AVRational(num: numerator, den: denominator)
      context.pointee.gop_size = CInt(clamping: interval)
      // Each holds pictures of its own. As many as there are cores would not fit into a worker's memory.
      context.pointee.thread_count = 2
      context.pointee.color_range = AVCOL_RANGE_MPEG
      context.pointee.colorspace = AVCOL_SPC_BT709
      context.pointee.color_primaries = AVCOL_PRI_BT709
      context.pointee.color_trc = AVCOL_TRC_BT709
      context.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
      if let bitRate {
        context.pointee.bit_rate = Int64(bitRate)
        context.pointee.rc_max_rate = Int64(bitRate)
        context.pointee.rc_buffer_size = CInt(clamping: bitRate)
      }
    }
  }

  /// Sound by the encoder that libav calls `name`.
  static func sound(
    _ name: String, rate: Int, channels: Int, format: AVSampleFormat = AV_SAMPLE_FMT_FLTP, bitRate: Int
  ) throws(AVError) -> Encoder {
    try Encoder(name) { context in
      context.pointee.sample_rate = CInt(clamping: rate)
      context.pointee.sample_fmt = format
      av_channel_layout_default(&context.pointee.ch_layout, CInt(clamping: channels))
      context.pointee.bit_rate = Int64(bitRate)
      context.pointee.time_base = AVRational(num: 1, den: CInt(clamping: rate))
      context.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
    }
  }
}

extension FrameBox {
  /// Names the colours that ``Encoder/h264(_:rate:keyFrameEvery:bitRate:options:)`` says it encodes.
  func tagAsBT709() {
    frame.pointee.color_range = AVCOL_RANGE_MPEG
    frame.pointee.colorspace = AVCOL_SPC_BT709
    frame.pointee.color_primaries = AVCOL_PRI_BT709
    frame.pointee.color_trc = AVCOL_TRC_BT709
  }
}
