/// Length of one MPEG audio frame, layers I to III, by its header (ISO/IEC 11172-3, 2.4.2.3).
enum MPEGAudioFrame {
  /// kbit/s by the header's index, for MPEG-1 layers I, II, III and for MPEG-2 layers I and II/III.
  private static let bitRates: [[Int64]] = [
    [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ]
  private static let sampleRates: [Int64] = [44_100, 48_000, 32_000]

  /// Bytes from this frame to the next; nil where no frame begins here or its bit rate is free.
  static func length(_ bytes: inout FileBytes, at offset: Int64) -> Int64? {
    guard let word = bytes.big(UInt32.self, at: offset), word >> 21 == 0x7FF else { return nil }
    let version = word >> 19 & 3
    let layer = 4 - Int(word >> 17 & 3)
    let rateIndex = Int(word >> 12 & 0xF)
    let sampleIndex = Int(word >> 10 & 3)
    guard version != 1, layer < 4, (1...14).contains(rateIndex), sampleIndex < 3 else { return nil }
    let isFirst = version == 3
    let rates = isFirst ? bitRates[layer - 1] : bitRates[layer == 1 ? 3 : 4]
    let bitRate = rates[rateIndex] * 1_000
    let sampleRate = sampleRates[sampleIndex] >> (isFirst ? 0 : version == 2 ? 1 : 2)
    let padding = Int64(word >> 9 & 1)
    if layer == 1 { return (12 * bitRate / sampleRate + padding) * 4 }
    return (layer == 3 && !isFirst ? 72 : 144) * bitRate / sampleRate + padding
  }
}

/// Length of one AAC frame with an ADTS header (ISO/IEC 13818-7, 6.2).
enum ADTSFrame {
  static func length(_ bytes: inout FileBytes, at offset: Int64) -> Int64? {
    guard let word = bytes.big(UInt64.self, at: offset), word >> 52 == 0xFFF, word >> 49 & 3 == 0,
      word >> 42 & 0xF < 13
    else { return nil }
    let length = Int64(word >> 21 & 0x1FFF)
    return length >= 7 ? length : nil
  }
}

/// Lengths of AC-3 and E-AC-3 frames (ETSI TS 102 366, 4.4.1 and E.1.3.1).
enum DolbyFrame {
  private static let bitRates: [Int64] = [
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640,
  ]

  static func length(_ bytes: inout FileBytes, at offset: Int64) -> Int64? {
    guard bytes.big(UInt16.self, at: offset) == 0x0B77, let code = bytes.byte(at: offset + 4) else {
      return nil
    }
    let index = Int(code & 0x3F)
    guard index / 2 < bitRates.count else { return nil }
    let bitRate = bitRates[index / 2]
    switch code >> 6 {
    case 0: return bitRate * 4
    case 1: return (bitRate * 320 / 147 + Int64(index & 1)) * 2
    case 2: return bitRate * 6
    default: return nil
    }
  }

  static func enhancedLength(_ bytes: inout FileBytes, at offset: Int64) -> Int64? {
    guard bytes.big(UInt16.self, at: offset) == 0x0B77, let size = bytes.big(UInt16.self, at: offset + 2)
    else { return nil }
    return (Int64(size & 0x7FF) + 1) * 2
  }
}
