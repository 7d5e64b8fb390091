import CLibAV
import Glibc

/// Owns one encoder.
struct Encoder: ~Copyable {
  let context: UnsafeMutablePointer<AVCodecContext>
  private let packet: PacketBox

  /// Opens the encoder that libav calls `name`, once `prepare` has said what it is to encode.
  init(
    _ name: String, options: [String: String] = [:],
    prepare: (UnsafeMutablePointer<AVCodecContext>) -> Void
  ) throws(AVError) {
    LibAV.silence
    guard let codec = avcodec_find_encoder_by_name(name) else { throw AVError(AVFailure.noEncoder) }
    guard let packet = PacketBox(), let context = avcodec_alloc_context3(codec) else {
      throw AVError(-ENOMEM)
    }
    // The same clip gives the same bytes, whatever the release of the library says of itself.
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT
    prepare(context)
    var settings = AVOptions()
    for (key, value) in options { settings[key] = value }
    let code = avcodec_open2(context, codec, &settings.dictionary)
    guard code >= 0 else {
      var pointer: UnsafeMutablePointer<AVCodecContext>? = context
      avcodec_free_context(&pointer)
      throw AVError(code)
    }
    self.context = context
    self.packet = packet
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&pointer)
  }

  /// Encodes one frame, or what is still held back where it is nil, and hands on each packet.
  func encode(
    _ frame: UnsafeMutablePointer<AVFrame>?,
    _ visit: (UnsafeMutablePointer<AVPacket>) throws(AVError) -> Void
  ) throws(AVError) {
    try check(avcodec_send_frame(context, frame))
    while true {
      let code = avcodec_receive_packet(context, packet.packet)
      if code == AVFailure.tryAgain || code == AVFailure.endOfFile { return }
      try check(code)
      defer { av_packet_unref(packet.packet) }
      try visit(packet.packet)
    }
  }
}

/// Throws where libav says that something failed.
func check(_ code: CInt) throws(AVError) {
  guard code >= 0 else { throw AVError(code) }
}
