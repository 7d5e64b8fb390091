import CLibAV

/// Counts samples of decoded sound that stand at full scale, or beyond it, several at a time.
struct Clipping {
  /// One sample there is a peak; so many in a row are a peak cut off.
  private static let run = 3
  /// Of all samples. Loud music is cut off too, if seldom enough that nobody hears it.
  private static let share = 0.005
  private static let fullScale = 0.9999
  /// Fewer samples are a click.
  private static let leastSamples = 4_096

  private var samples = 0
  private var clipped = 0

  var isHeard: Bool { samples >= Self.leastSamples && Double(clipped) >= Self.share * Double(samples) }

  mutating func add(_ frame: UnsafeMutablePointer<AVFrame>) {
    let format = AVSampleFormat(rawValue: frame.pointee.format)
    let (channels, count) = (Int(frame.pointee.ch_layout.nb_channels), Int(frame.pointee.nb_samples))
    guard channels > 0, count > 0, let planes = frame.pointee.extended_data else { return }
    let isPlanar = av_sample_fmt_is_planar(format) == 1
    for channel in 0..<channels {
      guard let bytes = planes[isPlanar ? channel : 0] else { return }
      let start = UnsafeRawPointer(bytes)
      let (first, step) = isPlanar ? (0, 1) : (channel, channels)
      switch av_get_packed_sample_fmt(format) {
      case AV_SAMPLE_FMT_S16: add(start, Int16.self, first, step, count) { Double($0) / 32_768 }
      case AV_SAMPLE_FMT_S32: add(start, Int32.self, first, step, count) { Double($0) / 2_147_483_648 }
      case AV_SAMPLE_FMT_FLT: add(start, Float.self, first, step, count) { Double($0) }
      case AV_SAMPLE_FMT_DBL: add(start, Double.self, first, step, count) { $0 }
      // With eight bits every loud sound is at full scale.
      default: return
      }
    }
  }

  private mutating func add<Sample>(
    _ bytes: UnsafeRawPointer, _ type: Sample.Type, _ first: Int, _ step: Int, _ count: Int,
    level: (Sample) -> Double
  ) {
    let values = UnsafeBufferPointer(
      start: bytes.assumingMemoryBound(to: type), count: first + (count - 1) * step + 1)
    var run = 0
    for index in stride(from: first, to: values.count, by: step) {
      if abs(level(values[index])) >= Self.fullScale {
        run += 1
        continue
      }
      note(run)
      run = 0
    }
    note(run)
    samples += count
  }

  private mutating func note(_ run: Int) { if run >= Self.run { clipped += run } }
}
