import CLibAV
import GreenroomModel

/// What libav knows of one stream, copied out so that nothing of it is held on to.
struct StreamFacts {
  enum Kind {
    case video, audio
    /// Cover art and chapter pictures: pictures, but no video.
    case picture
    case other
  }

  let index: Int
  /// The container's own number for the stream: the track of a movie.
  let id: Int
  let kind: Kind
  let codec: String?
  let isDefault: Bool
  let tick: Tick?
  /// Where the stream begins and how long it is by its header, in ticks.
  let start: Int64?
  var duration: Int64?
  let frameCount: Int?
  var video = VideoFacts()
  var audio = AudioFacts()
  let isEncrypted: Bool

  init(_ stream: UnsafeMutablePointer<AVStream>) {
    let parameters = stream.pointee.codecpar.pointee
    index = Int(stream.pointee.index)
    id = Int(stream.pointee.id)
    kind = Self.kind(parameters.codec_type, disposition: stream.pointee.disposition)
    codec = Self.name(of: parameters.codec_id)
    isDefault = stream.pointee.disposition & AV_DISPOSITION_DEFAULT != 0
    tick = Tick(Int64(stream.pointee.time_base.num), over: Int64(stream.pointee.time_base.den))
    start = AVNumbers.time(stream.pointee.start_time)
    duration = AVNumbers.time(stream.pointee.duration).flatMap { $0 > 0 ? $0 : nil }
    frameCount = Int(exactly: stream.pointee.nb_frames).flatMap { $0 > 0 ? $0 : nil }
    isEncrypted = EncryptionMarks.isMarked(stream)
    switch kind {
    case .video: video = VideoFacts(stream)
    case .audio: audio = AudioFacts(parameters)
    case .picture, .other: break
    }
  }

  var headerDuration: Seconds? { duration.flatMap { tick?.duration(of: $0) } }

  static func isReal(_ stream: UnsafeMutablePointer<AVStream>) -> Bool {
    let kind = kind(stream.pointee.codecpar.pointee.codec_type, disposition: stream.pointee.disposition)
    return kind == .video || kind == .audio
  }

  private static func kind(_ type: AVMediaType, disposition: CInt) -> Kind {
    switch type {
    case AVMEDIA_TYPE_VIDEO:
      disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS) != 0 ? .picture : .video
    case AVMEDIA_TYPE_AUDIO: .audio
    default: .other
    }
  }

  private static func name(of codec: AVCodecID) -> String? {
    codec == AV_CODEC_ID_NONE ? nil : String(cString: avcodec_get_name(codec))
  }
}

struct VideoFacts {
  var width: Int?
  var height: Int?
  var rotation: Int?
  var sampleAspectRatio: FrameRate?
  /// Mean rate by the header, and the lowest rate that fits every time stamp seen.
  var meanRate: FrameRate?
  var baseRate: FrameRate?
  var pixels: PixelLayout?
  var hasAlphaMark = false

  init() {}

  init(_ stream: UnsafeMutablePointer<AVStream>) {
    let parameters = stream.pointee.codecpar.pointee
    width = AVNumbers.positive(parameters.width)
    height = AVNumbers.positive(parameters.height)
    rotation = Self.rotation(stream)
    sampleAspectRatio =
      AVNumbers.rate(stream.pointee.sample_aspect_ratio) ?? AVNumbers.rate(parameters.sample_aspect_ratio)
    meanRate = AVNumbers.rate(stream.pointee.avg_frame_rate)?.meant
    baseRate = AVNumbers.rate(stream.pointee.r_frame_rate)?.meant
    pixels = PixelLayout(parameters.format)
    // VP8 and VP9 carry alpha beside the picture, so the pixel format does not tell.
    hasAlphaMark = LibAV.metadata(stream.pointee.metadata, "alpha_mode") == "1"
  }

  /// Nil where the matrix is no quarter turn; 0 where there is none.
  private static func rotation(_ stream: UnsafeMutablePointer<AVStream>) -> Int? {
    var size = 0
    guard let matrix = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size),
      size >= 9 * MemoryLayout<Int32>.size
    else { return 0 }
    return matrix.withMemoryRebound(to: Int32.self, capacity: 9) { AVNumbers.clockwiseRotation($0) }
  }
}

struct AudioFacts {
  /// Above these a header is not believed: libav has been seen to say 1,751,606,885 Hz and 25,699 channels.
  static let highestSampleRate = 12_288_000
  static let mostChannels = 256

  var sampleRate: Int?
  var channels: Int?
  var bitDepth: Int?

  init() {}

  init(_ parameters: AVCodecParameters) {
    sampleRate = AVNumbers.positive(parameters.sample_rate).flatMap {
      $0 <= Self.highestSampleRate ? $0 : nil
    }
    channels = AVNumbers.positive(parameters.ch_layout.nb_channels).flatMap {
      $0 <= Self.mostChannels ? $0 : nil
    }
    bitDepth = Self.bitDepth(parameters)
  }

  /// Only for codecs that store whole samples: an AAC stream has no bit depth, whatever its header says.
  private static func bitDepth(_ parameters: AVCodecParameters) -> Int? {
    let exact = AVNumbers.positive(av_get_exact_bits_per_sample(parameters.codec_id))
    let isPCM = String(cString: avcodec_get_name(parameters.codec_id)).hasPrefix("pcm_")
    if isPCM { return exact }
    guard let descriptor = avcodec_descriptor_get(parameters.codec_id),
      descriptor.pointee.props & AV_CODEC_PROP_LOSSLESS != 0
    else { return nil }
    return AVNumbers.positive(parameters.bits_per_raw_sample)
      ?? AVNumbers.positive(parameters.bits_per_coded_sample)
  }
}
