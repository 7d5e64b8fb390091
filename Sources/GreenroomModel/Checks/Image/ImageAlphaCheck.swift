/// Transparency: what lies behind it, often black, comes to light in the result.
enum ImageAlphaCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageAlpha]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.facts.alpha == true else { return }
    sink.add(.warning) {
      asset.finding(
        .imageAlpha, .warning, measured: .text("alpha"), source: Finding.ownAdvice,
        message: "\(asset.subject) has transparency, which models do not see: hidden colours may show.",
        remedy: rules.fitting(asset, "Put it on a background", of: .warning, with: ["--background white"]))
    }
  }
}
