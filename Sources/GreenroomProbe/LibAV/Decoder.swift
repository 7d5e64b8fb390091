import CLibAV

/// Owns one decoder, on one thread, that refuses pictures above a bound before it makes room for them.
struct Decoder: ~Copyable {
  private let context: UnsafeMutablePointer<AVCodecContext>
  private let frame: FrameBox

  /// Nil where libav has no such decoder or will not open it.
  init?(_ parameters: UnsafePointer<AVCodecParameters>, mostPixels: Int) {
    self.init(parameters.pointee.codec_id, mostPixels: mostPixels) { context in
      avcodec_parameters_to_context(context, parameters) >= 0
    }
  }

  /// A decoder for a stream of which only some frames are wanted, or whose frames are cut by the sample: their times
  /// then count what is skipped of them.
  init?(_ stream: UnsafePointer<AVStream>, mostPixels: Int, skipping skipped: AVDiscard = AVDISCARD_DEFAULT) {
    let parameters = stream.pointee.codecpar
    self.init(stream.pointee.codecpar.pointee.codec_id, mostPixels: mostPixels) { context in
      context.pointee.skip_frame = skipped
      context.pointee.pkt_timebase = stream.pointee.time_base
      return avcodec_parameters_to_context(context, parameters) >= 0
    }
  }

  /// Pixels of a picture above which a decoder that can is told to leave out detail.
  private static let manyPixels = 2_000_000

  /// A decoder for whole pictures of `codec`, which say all else themselves. One of `pixels` pixels is decoded at
  /// half its sides or less where it is large and the decoder can do that cheaply, as that of JPEG can.
  init?(picture codec: AVCodecID, mostPixels: Int, reducing pixels: Int) {
    self.init(codec, mostPixels: mostPixels) { context in
      let most = CInt(context.pointee.codec.pointee.max_lowres)
      while context.pointee.lowres < most, pixels >> (2 * context.pointee.lowres) > Self.manyPixels {
        context.pointee.lowres += 1
      }
      return true
    }
  }

  private init?(
    _ codec: AVCodecID, mostPixels: Int, prepare: (UnsafeMutablePointer<AVCodecContext>) -> Bool
  ) {
    LibAV.silence
    guard let decoder = avcodec_find_decoder(codec), let frame = FrameBox(),
      let context = avcodec_alloc_context3(decoder)
    else { return nil }
    context.pointee.thread_count = 1
    // libav counts the padding of each row in.
    context.pointee.max_pixels = Int64(mostPixels) * 5 / 4 + 65_536
    guard prepare(context), avcodec_open2(context, decoder, nil) >= 0 else {
      var pointer: UnsafeMutablePointer<AVCodecContext>? = context
      avcodec_free_context(&pointer)
      return nil
    }
    self.context = context
    self.frame = frame
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&pointer)
  }

  /// Forgets what it holds, so that packets of another place can follow, or any after the end.
  func forget() { avcodec_flush_buffers(context) }

  /// Decodes one packet, or what is still held back where it is nil, and hands on each whole frame. Frames
  /// that the decoder had to make up in part are left out, unless they are asked for.
  func decode(
    _ packet: UnsafeMutablePointer<AVPacket>?, keepingDamaged: Bool = false,
    _ visit: (UnsafeMutablePointer<AVFrame>) -> Void
  ) {
    guard avcodec_send_packet(context, packet) >= 0 else { return }
    while avcodec_receive_frame(context, frame.frame) >= 0 {
      let isMarked = frame.frame.pointee.flags & AV_FRAME_FLAG_CORRUPT != 0
      let isWhole = !isMarked && frame.frame.pointee.decode_error_flags == 0
      if isWhole || keepingDamaged { visit(frame.frame) }
      av_frame_unref(frame.frame)
    }
  }
}
