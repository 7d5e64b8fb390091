/// How the sound inside a clip is encoded. A clip without sound is fine.
enum VideoAudioCodecCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoAudioCodec]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos, let codec = asset.facts.audioCodec else { return }
    asset.judge(
      .videoAudioCodec, codec, limits.audioCodecs,
      measured: "has sound encoded as \(FormatName.text(codec))", into: &sink,
      remedy: {
        rules.fitting(
          asset, "Encode its sound as AAC and leave its pictures as they are", of: $0.severity)
      },
      allows: { $0.contains(codec: codec, in: asset.facts.container) })
  }
}
