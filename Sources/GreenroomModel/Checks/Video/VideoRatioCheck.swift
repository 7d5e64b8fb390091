/// Width over height of a clip, as displayed.
enum VideoRatioCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoRatio]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos else { return }
    RatioRule.judge(.videoRatio, asset, rules, limits.ratio, into: &sink)
  }
}
