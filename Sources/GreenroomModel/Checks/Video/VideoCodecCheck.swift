/// How the pictures of a clip are encoded.
enum VideoCodecCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoCodec]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos else { return }
    guard let codec = asset.facts.videoCodec else { return addUnknown(asset, into: &sink) }
    asset.judge(
      .videoCodec, codec, limits.codecs, measured: "is encoded as \(FormatName.text(codec))", into: &sink,
      remedy: { rules.fitting(asset, "Encode it as H.264", of: $0.severity) },
      allows: { $0.contains(codec: codec, in: asset.facts.container) })
  }

  private static func addUnknown(_ asset: AssetUnderCheck, into sink: inout FindingSink) {
    sink.add(.warning) {
      asset.finding(
        .videoCodec, .warning, source: Finding.ownAdvice,
        message: "\(asset.subject) is encoded in a way that was not recognised, so its codec was not judged.",
        remedy: "Export it as H.264 from the program it was made with.")
    }
  }
}
