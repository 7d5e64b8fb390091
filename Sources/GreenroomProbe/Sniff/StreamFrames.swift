/// One frame of a stream by its header alone.
struct StreamFrame {
  /// Bytes from this frame to the next, at least one.
  let length: Int64
  /// What must be the same in every frame of one stream, bit by bit as the header holds it.
  let kind: UInt32
}

/// MPEG audio, layers I to III (ISO/IEC 11172-3, 2.4.2.3).
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
  /// Sync word, version, layer and sample rate.
  private static let fixedBits: UInt32 = 0xFFFE_0C00

  /// Nil where no frame begins at `offset` or its bit rate is free.
  static func read(_ bytes: inout FileBytes, at offset: Int64) -> StreamFrame? {
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
    let length =
      layer == 1
      ? (12 * bitRate / sampleRate + padding) * 4
      : (layer == 3 && !isFirst ? 72 : 144) * bitRate / sampleRate + padding
    return StreamFrame(length: length, kind: word & fixedBits)
  }
}

/// AAC with an ADTS header (ISO/IEC 13818-7, 6.2).
enum ADTSFrame {
  /// Sync word, version, profile, sample rate and channels.
  private static let fixedBits: UInt32 = 0xFFFE_FDC0

  static func read(_ bytes: inout FileBytes, at offset: Int64) -> StreamFrame? {
    guard let word = bytes.big(UInt64.self, at: offset), word >> 52 == 0xFFF, word >> 49 & 3 == 0,
      word >> 42 & 0xF < 13
    else { return nil }
    let length = Int64(word >> 21 & 0x1FFF)
    return length >= 7 ? StreamFrame(length: length, kind: UInt32(word >> 32) & fixedBits) : nil
  }
}

/// AAC in the low-overhead stream of ISO/IEC 14496-3, 1.7.2.
enum LOASFrame {
  static func read(_ bytes: inout FileBytes, at offset: Int64) -> StreamFrame? {
    guard let word = bytes.big(UInt32.self, at: offset), word >> 21 == 0x2B7 else { return nil }
    return StreamFrame(length: Int64(word >> 8 & 0x1FFF) + 3, kind: 0)
  }
}

/// AC-3 and E-AC-3 (ETSI TS 102 366, 4.4.1 and E.1.3.1).
enum DolbyFrame {
  private static let bitRates: [Int64] = [
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640,
  ]

  static func read(_ bytes: inout FileBytes, at offset: Int64) -> StreamFrame? {
    guard bytes.big(UInt16.self, at: offset) == 0x0B77, let code = bytes.byte(at: offset + 4),
      Int(code & 0x3F) / 2 < bitRates.count
    else { return nil }
    let bitRate = bitRates[Int(code & 0x3F) / 2]
    let length: Int64
    switch code >> 6 {
    case 0: length = bitRate * 4
    case 1: length = (bitRate * 320 / 147 + Int64(code & 1)) * 2
    case 2: length = bitRate * 6
    default: return nil
    }
    return StreamFrame(length: length, kind: UInt32(code >> 6))
  }

  /// E-AC-3 says its length itself; streams of several kinds may be interleaved.
  static func readEnhanced(_ bytes: inout FileBytes, at offset: Int64) -> StreamFrame? {
    guard bytes.big(UInt16.self, at: offset) == 0x0B77, let size = bytes.big(UInt16.self, at: offset + 2)
    else { return nil }
    return StreamFrame(length: (Int64(size & 0x7FF) + 1) * 2, kind: 0)
  }
}
