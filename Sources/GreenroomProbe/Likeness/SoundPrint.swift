import CChromaprint
import CLibAV
import GreenroomModel

/// Takes the acoustic fingerprint of a sound by chromaprint, which knows it again at another bit rate, in
/// another format, and cut.
struct SoundPrint: ~Copyable {
  /// Ten minutes are enough to know any sound by.
  private static let mostSeconds = 600
  /// What chromaprint works at.
  private static let rate: CInt = 11_025

  private let decoder: Decoder
  private let print: OpaquePointer
  private var resampler: OpaquePointer?
  private var samples = 0

  /// Nil where it cannot be decoded.
  init?(_ stream: UnsafeMutablePointer<AVStream>, limits: ProbeLimits) {
    guard let decoder = Decoder(stream.pointee.codecpar, mostPixels: limits.mostVideoPixels),
      let print = chromaprint_new(CInt(CHROMAPRINT_ALGORITHM_DEFAULT.rawValue))
    else { return nil }
    self.decoder = decoder
    self.print = print
    chromaprint_start(print, Self.rate, 1)
  }

  deinit {
    var pointer = resampler
    swr_free(&pointer)
    chromaprint_free(print)
  }

  var isFull: Bool { samples >= Self.mostSeconds * Int(Self.rate) }

  mutating func feed(_ packet: UnsafeMutablePointer<AVPacket>?) {
    guard !isFull else { return }
    var (resampler, count) = (resampler, 0)
    let print = print
    decoder.decode(packet) { frame in
      if resampler == nil { resampler = Self.resampler(for: frame) }
      guard let resampler else { return }
      count += Self.convert(frame, resampler, print)
    }
    self.resampler = resampler
    samples += count
  }

  consuming func finish() -> [UInt32] {
    var codes: UnsafeMutablePointer<UInt32>?
    var count: CInt = 0
    guard chromaprint_finish(print) == 1,
      chromaprint_get_raw_fingerprint(print, &codes, &count) == 1, let codes
    else { return [] }
    defer { chromaprint_dealloc(codes) }
    return Array(UnsafeBufferPointer(start: codes, count: Int(max(0, count))))
  }

  /// To one channel of 16 bits.
  private static func resampler(for frame: UnsafeMutablePointer<AVFrame>) -> OpaquePointer? {
    var resampler: OpaquePointer?
    var mono = AVChannelLayout()
    av_channel_layout_default(&mono, 1)
    guard frame.pointee.sample_rate > 0,
      swr_alloc_set_opts2(
        &resampler, &mono, AV_SAMPLE_FMT_S16, rate, &frame.pointee.ch_layout,
        AVSampleFormat(rawValue: frame.pointee.format), frame.pointee.sample_rate, 0, nil) >= 0,
      swr_init(resampler) >= 0
    else {
      swr_free(&resampler)
      return nil
    }
    return resampler
  }

  /// Returns how many samples chromaprint was given.
  private static func convert(
    _ frame: UnsafeMutablePointer<AVFrame>, _ resampler: OpaquePointer, _ print: OpaquePointer
  ) -> Int {
    guard let planes = frame.pointee.extended_data else { return 0 }
    let most = max(0, swr_get_out_samples(resampler, frame.pointee.nb_samples))
    return withUnsafeTemporaryAllocation(of: Int16.self, capacity: Int(most)) { room in
      var target = room.baseAddress.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt8.self) }
      let sources = UnsafeMutableRawPointer(planes).assumingMemoryBound(to: UnsafePointer<UInt8>?.self)
      let count = swr_convert(resampler, &target, most, sources, frame.pointee.nb_samples)
      guard count > 0, let samples = room.baseAddress else { return 0 }
      chromaprint_feed(print, samples, count)
      return Int(count)
    }
  }
}
