/// More bits a channel than the common eight.
enum ImageDepthCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageDepth]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let bits = asset.facts.bitDepth else { return }
    asset.judge(
      .imageDepth, Quantity(bits), rules.model.inputs.images.bitDepth,
      SpanWords(verb: "has", must: "it must have", unit: .bits, measured: "\(bits) bits a channel"),
      into: &sink,
      remedy: { rules.fitting(asset, "Save it with 8 bits a channel", of: $0.severity) })
  }
}
