import CLibAV
import Glibc
import GreenroomModel

/// Owns one file of streams that is being written. The index of an MP4 is moved to its front at the end.
struct MovieWriter: ~Copyable {
  /// By libav's names of the muxers.
  enum Format: String { case mp4, mp3, wav }

  private let context: UnsafeMutablePointer<AVFormatContext>
  private let format: Format

  init(_ path: MediaPath, as format: Format = .mp4) throws(AVError) {
    LibAV.silence
    // With the protocol named, no file's name is taken for a URL.
    let url = (Array("file:".utf8) + path.bytes).map { CChar(bitPattern: $0) } + [0]
    var made: UnsafeMutablePointer<AVFormatContext>?
    try check(avformat_alloc_output_context2(&made, nil, format.rawValue, url))
    guard let made else { throw AVError(-ENOMEM) }
    made.pointee.flags |= AVFMT_FLAG_BITEXACT
    let code = avio_open(&made.pointee.pb, url, AVIO_FLAG_WRITE)
    guard code >= 0 else {
      avformat_free_context(made)
      throw AVError(code)
    }
    context = made
    self.format = format
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

  /// Adds a stream of packets that come from `source` as they are, to be done before `begin`.
  func addStream(copying source: UnsafeMutablePointer<AVStream>) throws(AVError) -> UnsafeMutablePointer<
    AVStream
  > {
    guard let stream = avformat_new_stream(context, nil) else { throw AVError(-ENOMEM) }
    try check(avcodec_parameters_copy(stream.pointee.codecpar, source.pointee.codecpar))
    // What another container calls the codec.
    stream.pointee.codecpar.pointee.codec_tag = 0
    stream.pointee.time_base = source.pointee.time_base
    stream.pointee.avg_frame_rate = source.pointee.avg_frame_rate
    stream.pointee.sample_aspect_ratio = source.pointee.sample_aspect_ratio
    var size = 0
    if let matrix = av_stream_get_side_data(source, AV_PKT_DATA_DISPLAYMATRIX, &size),
      let room = av_stream_new_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, size)
    {
      memcpy(room, matrix, size)
    }
    return stream
  }

  func begin() throws(AVError) {
    var options = AVOptions()
    switch format {
    case .mp4: options["movflags"] = "+faststart"
    // No tag but that which says how long it is to the sample.
    case .mp3: options["id3v2_version"] = "0"
    case .wav: break
    }
    try check(avformat_write_header(context, &options.dictionary))
  }

  /// Writes a packet, whose times are in the encoder's ticks, in its place among those of the other stream.
  func write(
    _ packet: UnsafeMutablePointer<AVPacket>, to stream: UnsafeMutablePointer<AVStream>,
    from encoder: borrowing Encoder
  ) throws(AVError) {
    try write(packet, to: stream, ticks: encoder.context.pointee.time_base)
  }

  /// The same for times in other ticks.
  func write(
    _ packet: UnsafeMutablePointer<AVPacket>, to stream: UnsafeMutablePointer<AVStream>, ticks: AVRational
  ) throws(AVError) {
    av_packet_rescale_ts(packet, ticks, stream.pointee.time_base)
    packet.pointee.stream_index = stream.pointee.index
    try check(av_interleaved_write_frame(context, packet))
  }

  func finish() throws(AVError) {
    try check(av_write_trailer(context))
    try check(avio_closep(&context.pointee.pb))
  }
}
