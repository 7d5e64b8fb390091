/// The container and codec of a sound file: one finding, of the container where that is wrong.
enum AudioFormatCheck: AssetCheck {
  static let codes: [FindingCode] = [.audioFormat]

  private static let words = "Convert it to MP3 or WAV, the safest formats"

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.audios, let container = asset.facts.container else { return }
    let isKnownContainer = limits.formats.breach { $0.contains(container) } == nil
    if isKnownContainer, let codec = asset.facts.audioCodec {
      asset.judge(
        .audioFormat, codec, limits.codecs,
        measured: "is \(FormatName.text(codec)) in \(FormatName.withArticle(container)) file", into: &sink,
        remedy: { rules.fitting(asset, words, of: $0.severity) },
        allows: { $0.contains(codec: codec, in: container) })
    } else {
      asset.judge(
        .audioFormat, container, limits.formats, measured: "is \(FormatName.withArticle(container)) file",
        into: &sink, remedy: { rules.fitting(asset, words, of: $0.severity) },
        allows: { $0.contains(container) })
    }
  }
}
