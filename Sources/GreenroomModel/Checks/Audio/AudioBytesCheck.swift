/// The size of a sound file.
enum AudioBytesCheck: AssetCheck {
  static let codes: [FindingCode] = [.audioBytes]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.audios, let bytes = asset.reference.byteCount else { return }
    asset.judge(
      .audioBytes, Quantity(bytes), limits.bytes, .fileSize, into: &sink,
      remedy: { rules.fitting(asset, "Compress it more", of: $0.severity) })
  }
}
