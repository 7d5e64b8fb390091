import GreenroomModel

/// What a file is, in one line: `MP4 1280×720 5.2 s 24 fps H.264/AAC`.
enum FactsLine {
  static func text(_ facts: MediaFacts?, bytes: Int64? = nil) -> String {
    let size = bytes.map(Amount.bytes)
    guard let facts else { return size ?? "" }
    let words =
      [facts.container.map(FormatName.text)] + picture(facts) + [
        facts.duration.map { Amount.seconds($0.value) }
      ]
      + motion(facts) + [codecs(facts)] + sound(facts) + state(facts) + [size]
    return words.compactMap(\.self).joined(separator: " ")
  }

  private static func picture(_ facts: MediaFacts) -> [String?] {
    guard let width = facts.width, let height = facts.height else { return [] }
    return [
      "\(width)×\(height)", facts.bitDepth.flatMap { $0 > 8 ? "\($0)-bit" : nil },
      facts.alpha == true ? "alpha" : nil, facts.animated == true ? "animated" : nil,
    ]
  }

  private static func motion(_ facts: MediaFacts) -> [String?] {
    guard facts.videoCodec != nil, facts.duration != nil, let rate = facts.frameRate else { return [] }
    return [
      "\(Amount.decimal(rate.value, places: 2)) fps" + (facts.variableFrameRate == true ? " (variable)" : "")
    ]
  }

  /// Stills have a codec too, which says no more than the container.
  private static func codecs(_ facts: MediaFacts) -> String? {
    guard facts.duration != nil else { return nil }
    let names = [facts.videoCodec, facts.audioCodec].compactMap(\.self)
    return names.isEmpty || names == [facts.container]
      ? nil : names.map(FormatName.text).joined(separator: "/")
  }

  private static func sound(_ facts: MediaFacts) -> [String?] {
    guard facts.width == nil, let rate = facts.sampleRate else { return [] }
    let channels = facts.channels.map { $0 == 1 ? "mono" : $0 == 2 ? "stereo" : "\($0) channels" }
    return ["\(Amount.decimal(Double(rate) / 1_000, places: 1)) kHz", channels]
  }

  private static func state(_ facts: MediaFacts) -> [String?] {
    [facts.encrypted == true ? "encrypted" : nil, facts.truncated == true ? "truncated" : nil]
  }
}
