import CLibAV
import Glibc

/// Brings decoded sound to interleaved 32-bit floats of one rate and number of channels.
struct SoundConverter: ~Copyable {
  let rate: Int
  let channels: Int
  private var resampler: OpaquePointer?
  /// Of the frames that the resampler was made for.
  private var source: (format: CInt, rate: CInt, channels: CInt, mask: UInt64)?

  init(rate: Int, channels: Int) {
    self.rate = rate
    self.channels = channels
  }

  deinit {
    var pointer = resampler
    swr_free(&pointer)
  }

  /// Hands on what `frame` gives, or what is still held back where it is nil. Nothing where it cannot be converted.
  mutating func convert(
    _ frame: UnsafeMutablePointer<AVFrame>?, _ visit: (UnsafeBufferPointer<Float>) -> Void
  ) {
    if let frame, !prepare(for: frame) { return }
    guard let resampler else { return }
    let count = frame?.pointee.nb_samples ?? 0
    let most = max(0, swr_get_out_samples(resampler, count))
    withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, Int(most) * channels)) { room in
      var target = room.baseAddress.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt8.self) }
      let planes = frame?.pointee.extended_data
      let sources = planes.map {
        UnsafeMutableRawPointer($0).assumingMemoryBound(to: UnsafePointer<UInt8>?.self)
      }
      let made = swr_convert(resampler, &target, most, sources, count)
      guard made > 0 else { return }
      visit(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<(Int(made) * channels)]))
    }
  }

  /// Samples that went in and have not come out yet, at the rate of what comes out.
  var delay: Int { resampler.map { Int(swr_get_delay($0, Int64(rate))) } ?? 0 }

  private mutating func prepare(for frame: UnsafeMutablePointer<AVFrame>) -> Bool {
    let layout = frame.pointee.ch_layout
    let mask = layout.order == AV_CHANNEL_ORDER_NATIVE ? layout.u.mask : 0
    let new = (frame.pointee.format, frame.pointee.sample_rate, layout.nb_channels, mask)
    if let source, source == new { return resampler != nil }
    source = new
    swr_free(&resampler)
    guard frame.pointee.sample_rate > 0, layout.nb_channels > 0, layout.nb_channels <= 64 else {
      return false
    }
    var from = AVChannelLayout()
    var to = AVChannelLayout()
    av_channel_layout_default(&to, CInt(clamping: channels))
    if layout.order == AV_CHANNEL_ORDER_NATIVE {
      av_channel_layout_copy(&from, &frame.pointee.ch_layout)
    } else {
      av_channel_layout_default(&from, layout.nb_channels)
    }
    guard
      swr_alloc_set_opts2(
        &resampler, &to, AV_SAMPLE_FMT_FLT, CInt(clamping: rate), &from,
        AVSampleFormat(rawValue: frame.pointee.format), frame.pointee.sample_rate, 0, nil) >= 0
    else { return false }
    // Many channels into few are added up so that full scale stays full scale.
    av_opt_set_double(UnsafeMutableRawPointer(resampler), "rematrix_maxval", 1, 0)
    guard swr_init(resampler) >= 0 else {
      swr_free(&resampler)
      return false
    }
    return true
  }
}
