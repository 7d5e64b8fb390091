import CEBUR128

/// Measures loudness and true peak after EBU R 128.
struct LoudnessMeter: ~Copyable {
  private let state: UnsafeMutablePointer<ebur128_state>
  private let channels: Int

  /// Nil where memory is short or there is no such sound.
  init?(rate: Int, channels: Int) {
    let mode = EBUR128_MODE_I.rawValue | EBUR128_MODE_TRUE_PEAK.rawValue
    guard let state = ebur128_init(UInt32(clamping: channels), UInt(clamping: rate), CInt(mode)) else {
      return nil
    }
    self.state = state
    self.channels = channels
  }

  deinit {
    var pointer: UnsafeMutablePointer<ebur128_state>? = state
    ebur128_destroy(&pointer)
  }

  func add(_ sound: UnsafeBufferPointer<Float>) {
    guard let start = sound.baseAddress else { return }
    ebur128_add_frames_float(state, start, sound.count / channels)
  }

  /// LUFS; nil where all is silence or it is shorter than 400 ms.
  var loudness: Double? {
    var value = 0.0
    guard ebur128_loudness_global(state, &value) == 0, value.isFinite else { return nil }
    return value
  }

  /// Of all channels, 1 for full scale.
  var truePeak: Double { greatest(ebur128_true_peak) }

  /// Of all channels, 1 for full scale: of samples, not of what lies between them.
  var samplePeak: Double { greatest(ebur128_sample_peak) }

  private func greatest(
    _ read: (UnsafeMutablePointer<ebur128_state>?, UInt32, UnsafeMutablePointer<Double>?) -> CInt
  ) -> Double {
    (0..<UInt32(channels)).reduce(0) { greatest, channel in
      var value = 0.0
      return read(state, channel, &value) == 0 ? max(greatest, value) : greatest
    }
  }
}
