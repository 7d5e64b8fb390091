/// The format of a picture, by content.
enum ImageFormatCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageFormat]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let container = asset.facts.container else { return }
    asset.judge(
      .imageFormat, container, rules.model.inputs.images.formats,
      measured: "is \(FormatName.withArticle(container)) picture", into: &sink,
      remedy: { rules.fitting(asset, "Convert it to PNG or JPEG", of: $0.severity) },
      allows: { $0.contains(container) })
  }
}
