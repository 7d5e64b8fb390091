import CLibAV

/// Looks for anything audible in decoded sound.
enum SoundSample {
  /// −60 dB of full scale, under which a listener hears nothing.
  private static let threshold = 0.001

  /// Whether some sample of the frame is louder than −60 dBFS; nil for a sample format that is not known.
  static func isAudible(_ frame: UnsafeMutablePointer<AVFrame>) -> Bool? {
    let format = AVSampleFormat(rawValue: frame.pointee.format)
    let channels = Int(frame.pointee.ch_layout.nb_channels)
    let samples = Int(frame.pointee.nb_samples)
    guard channels > 0, samples > 0, let planes = frame.pointee.extended_data else { return nil }
    let isPlanar = av_sample_fmt_is_planar(format) == 1
    let count = isPlanar ? samples : samples * channels
    var isKnown = false
    for plane in 0..<(isPlanar ? channels : 1) {
      guard let bytes = planes[plane] else { continue }
      guard
        let audible = isAudible(
          UnsafeRawPointer(bytes), count: count, format: av_get_packed_sample_fmt(format))
      else { return nil }
      if audible { return true }
      isKnown = true
    }
    return isKnown ? false : nil
  }

  private static func isAudible(_ bytes: UnsafeRawPointer, count: Int, format: AVSampleFormat) -> Bool? {
    switch format {
    case AV_SAMPLE_FMT_U8:
      exceeds(bytes, count, UInt8.self) { abs(Double($0) - 128) / 128 }
    case AV_SAMPLE_FMT_S16: exceeds(bytes, count, Int16.self) { abs(Double($0)) / 32_768 }
    case AV_SAMPLE_FMT_S32: exceeds(bytes, count, Int32.self) { abs(Double($0)) / 2_147_483_648 }
    case AV_SAMPLE_FMT_FLT: exceeds(bytes, count, Float.self) { abs(Double($0)) }
    case AV_SAMPLE_FMT_DBL: exceeds(bytes, count, Double.self) { abs($0) }
    default: nil
    }
  }

  private static func exceeds<Sample>(
    _ bytes: UnsafeRawPointer, _ count: Int, _ type: Sample.Type, level: (Sample) -> Double
  ) -> Bool {
    let samples = UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: type), count: count)
    return samples.contains { level($0) > threshold }
  }
}
