/// Width over height of a picture, as displayed.
enum ImageRatioCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageRatio]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    RatioRule.judge(.imageRatio, asset, rules, rules.model.inputs.images.ratio, into: &sink)
  }
}

/// What the ratio checks of pictures and clips have in common.
enum RatioRule {
  static func judge(
    _ code: FindingCode, _ asset: AssetUnderCheck, _ rules: RulesInForce, _ limit: Limit<Span>,
    into sink: inout FindingSink
  ) {
    guard let width = asset.facts.width, let height = asset.facts.height,
      let ratio = Quantity(width, over: height)
    else { return }
    asset.judge(code, ratio, limit, words(ratio, limit, asset), into: &sink) { found in
      rules.fitting(
        asset, "Crop it, or leave --crop out to pad it", of: found.severity, with: ["--crop"])
    }
  }

  private static func words(_ ratio: Quantity, _ limit: Limit<Span>, _ asset: AssetUnderCheck) -> SpanWords {
    var words = SpanWords(verb: "has a ratio of", must: "it must be", unit: .ratio)
    guard let found = SpanBreach(ratio, limit: limit, words: words), let size = asset.sizeText else {
      return words
    }
    words.measured = "\(Unit.ratio.text(ratio, apartFrom: found.side.bound)) (\(size))"
    return words
  }
}
