import CLibAV
import Glibc
import GreenroomModel

/// Owns one MP4 that is being written, its index moved to the front at the end.
struct MovieWriter: ~Copyable {
  private let context: UnsafeMutablePointer<AVFormatContext>

  init(_ path: MediaPath) throws(AVError) {
    LibAV.silence
    // With the protocol named, no file's name is taken for a URL.
    let url = (Array("file:".utf8) + path.bytes).map { CChar(bitPattern: $0) } + [0]
    var made: UnsafeMutablePointer<AVFormatContext>?
    try check(avformat_alloc_output_context2(&made, nil, "mp4", url))
    guard let made else { throw AVError(-ENOMEM) }
    made.pointee.flags |= AVFMT_FLAG_BITEXACT
    let code = avio_open(&made.pointee.pb, url, AVIO_FLAG_WRITE)
    guard code >= 0 else {
      avformat_free_context(made)
      throw AVError(code)
    }
    context = made
  }

  deinit {
    avio_closep(&context.pointee.pb)
    avformat_free_context(context)
  }

  /// Adds a stream of what `encoder` gives, to be done before `begin`.
  func addStream(of encoder: borrowing Encoder) throws(AVError) -> UnsafeMutablePointer<AVStream> {
    guard let stream = avformat_new_stream(context, nil) else { throw AVError(-ENOMEM) }
    try check(avcodec_parameters_from_context(stream.pointee.codecpar, encoder.context))
    stream.pointee.time_base = encoder.context.pointee.time_base
    stream.pointee.avg_frame_rate = encoder.context.pointee.framerate
    return stream
  }

  func begin() throws(AVError) {
    var options = AVOptions()
    options["movflags"] = "+faststart"
    try check(avformat_write_header(context, &options.dictionary))
  }

  /// Writes a packet, whose times are in the encoder's ticks, in its place among those of the other stream.
  func write(
    _ packet: UnsafeMutablePointer<AVPacket>, to stream: UnsafeMutablePointer<AVStream>,
    from encoder: borrowing Encoder
  ) throws(AVError) {
    av_packet_rescale_ts(packet, encoder.context.pointee.time_base, stream.pointee.time_base)
    packet.pointee.stream_index = stream.pointee.index
    try check(av_interleaved_write_frame(context, packet))
  }

  func finish() throws(AVError) {
    try check(av_write_trailer(context))
    try check(avio_closep(&context.pointee.pb))
  }
}
