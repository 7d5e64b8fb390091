import CLibAV

/// The rate and the channels of a copy's sound: those of the source where they may be kept.
struct SoundShape: Equatable {
  static let ratesOfAAC = [48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000]
  static let ratesOfMP3 = ratesOfAAC
  private static let usual = 48_000

  let rate: Int
  let channels: Int

  /// - Parameter rates: Samples a second that the copy's format knows; empty where any up to 48,000 will do.
  init(_ stream: UnsafeMutablePointer<AVStream>, rates: [Int]) {
    let facts = AudioFacts(stream.pointee.codecpar.pointee)
    let own = facts.sampleRate ?? Self.usual
    let isKept = rates.isEmpty ? own <= Self.usual : rates.contains(own)
    rate = isKept ? own : Self.usual
    channels = min(2, max(1, facts.channels ?? 2))
  }
}
