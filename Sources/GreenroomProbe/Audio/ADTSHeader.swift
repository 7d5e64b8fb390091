/// The header of one AAC frame in ADTS (ISO/IEC 13818-7, 6.2).
struct ADTSHeader: Equatable {
  let length: Int64
  let sampleRate: Int64
  /// Samples a channel: 1,024 for each block of the frame.
  let samples: Int64

  /// From the first four and the next four bytes; nil where they are no header.
  init?(_ first: UInt32, _ second: UInt32) {
    let rateIndex = Int(first >> 10 & 0xF)
    guard first >> 20 == 0xFFF, first >> 17 & 3 == 0, rateIndex < Self.sampleRates.count else { return nil }
    length = Int64((first & 3) << 11 | second >> 21)
    sampleRate = Self.sampleRates[rateIndex]
    samples = Int64((second >> 8 & 3) + 1) * 1_024
    guard length >= 7 else { return nil }
  }

  private static let sampleRates: [Int64] = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
  ]
}
