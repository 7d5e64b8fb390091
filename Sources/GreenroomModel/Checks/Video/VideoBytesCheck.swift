/// The size of a clip's file.
enum VideoBytesCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoBytes]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos, let bytes = asset.reference.byteCount else { return }
    asset.judge(
      .videoBytes, Quantity(bytes), limits.bytes, .fileSize, into: &sink,
      remedy: { rules.fitting(asset, "Compress it more", of: $0.severity) })
  }
}
