/// The header of one MPEG audio frame, layers I to III of MPEG-1, -2 and -2.5 (ISO/IEC 11172-3, 2.4.2.3 and
/// ISO/IEC 13818-3, 2.4.2.3).
struct MPEGAudioHeader: Equatable {
  let isFirst: Bool
  let isHalfRate: Bool
  let layer: Int
  /// Bits a second; 0 where the rate is free and the frame does not say how long it is.
  let bitRate: Int64
  let sampleRate: Int64
  let hasPadding: Bool
  let channels: Int

  /// Nil where the word is no frame header.
  init?(_ word: UInt32) {
    let version = word >> 19 & 3
    let layerCode = Int(word >> 17 & 3)
    let rateIndex = Int(word >> 12 & 0xF)
    let sampleIndex = Int(word >> 10 & 3)
    guard word >> 21 == 0x7FF, version != 1, layerCode != 0, rateIndex != 15, sampleIndex != 3 else {
      return nil
    }
    isFirst = version == 3
    isHalfRate = version == 0
    layer = 4 - layerCode
    let rates = isFirst ? Self.bitRates[layer - 1] : Self.bitRates[layer == 1 ? 3 : 4]
    bitRate = rates[rateIndex] * 1_000
    sampleRate = Self.sampleRates[sampleIndex] >> (isFirst ? 0 : isHalfRate ? 2 : 1)
    hasPadding = word >> 9 & 1 == 1
    channels = word >> 6 & 3 == 3 ? 1 : 2
  }

  /// Samples a channel that one frame holds.
  var samples: Int64 { layer == 1 ? 384 : layer == 3 && !isFirst ? 576 : 1_152 }

  /// Bytes from this header to the next; nil where the rate is free.
  var length: Int64? {
    guard bitRate > 0 else { return nil }
    let padding: Int64 = hasPadding ? 1 : 0
    if layer == 1 { return (12 * bitRate / sampleRate + padding) * 4 }
    return samples / 8 * bitRate / sampleRate + padding
  }

  /// Bytes between a layer III header and its main data, where encoders hide a Xing or Info tag.
  var sideInfoLength: Int64 {
    isFirst ? (channels == 1 ? 17 : 32) : (channels == 1 ? 9 : 17)
  }

  /// Whether both can be frames of one stream: rate of bits, padding and joint stereo may change, these not.
  func belongs(with other: MPEGAudioHeader) -> Bool {
    isFirst == other.isFirst && isHalfRate == other.isHalfRate && layer == other.layer
      && sampleRate == other.sampleRate
  }

  /// kbit/s by the header's index: MPEG-1 layers I, II, III, then MPEG-2 layer I and layers II and III.
  private static let bitRates: [[Int64]] = [
    [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ]
  private static let sampleRates: [Int64] = [44_100, 48_000, 32_000]
}
