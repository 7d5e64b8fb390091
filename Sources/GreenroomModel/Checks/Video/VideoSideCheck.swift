/// The pixels of each side of a clip, as displayed.
enum VideoSideCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoSide]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos else { return }
    SideRule.judge(.videoSide, asset, rules, limits.side, into: &sink)
  }
}
