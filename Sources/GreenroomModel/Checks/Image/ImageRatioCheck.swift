/// Width over height of a picture, as displayed.
enum ImageRatioCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageRatio]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    RatioRule.judge(.imageRatio, asset, rules.model.inputs.images.ratio, into: &sink)
  }
}

/// What the ratio checks of pictures and clips have in common.
enum RatioRule {
  static func judge(
    _ code: FindingCode, _ asset: AssetUnderCheck, _ limit: Limit<Span>, into sink: inout FindingSink
  ) {
    guard let width = asset.facts.width, let height = asset.facts.height,
      let ratio = Quantity(width, over: height)
    else { return }
    var words = SpanWords(
      verb: "has a ratio of", unit: .ratio, greatest: "the widest", least: "the narrowest")
    guard let found = SpanBreach(ratio, limit: limit, words: words) else { return }
    words.measured = "\(Unit.ratio.text(ratio, apartFrom: found.side.bound)) (\(width)×\(height) px)"
    asset.judge(code, ratio, limit, words, into: &sink) { found in
      Rescaling.cropRemedy(asset, to: found.target, isAbove: found.isAbove)
    }
  }
}
