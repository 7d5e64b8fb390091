/// Colours for print (CMYK) and their like, which come out wrong where a decoder takes them for RGB.
enum ImageColorCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageColor]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let model = asset.facts.colorModel else { return }
    asset.judge(
      .imageColor, model, rules.model.inputs.images.colorModels,
      measured: "has \(FormatName.text(model)) colours", into: &sink,
      remedy: { rules.fitting(asset, "Turn its colours into sRGB", of: $0.severity) },
      allows: { $0.contains(model) })
  }
}
