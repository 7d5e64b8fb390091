/// The pixels of each side of a picture, as displayed.
enum ImageSideCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageSide]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    SideRule.judge(.imageSide, asset, rules, rules.model.inputs.images.side, into: &sink)
  }
}

/// What the side checks of pictures and clips have in common: both sides against one limit, one finding.
enum SideRule {
  static func judge(
    _ code: FindingCode, _ asset: AssetUnderCheck, _ rules: RulesInForce, _ limit: Limit<Span>,
    into sink: inout FindingSink
  ) {
    guard let width = asset.facts.width, let height = asset.facts.height else {
      return addUnknown(code, asset, into: &sink)
    }
    // The shorter side first: where both are outside, it is the one that scaling has to reach.
    let sides = [min(width, height), max(width, height)].map { Quantity($0) }
    guard let side = sides.first(where: { side in limit.breach { $0.contains(side) } != nil }) else { return }
    asset.judge(
      code, side, limit,
      SpanWords(verb: "is", must: "each side must be", unit: .pixels, measured: "\(width)×\(height) px"),
      into: &sink
    ) { found in
      rules.scaling(asset, found)
    }
  }

  private static func addUnknown(_ code: FindingCode, _ asset: AssetUnderCheck, into sink: inout FindingSink)
  {
    sink.add(.warning) {
      asset.finding(
        code, .warning, source: Finding.ownAdvice,
        message: "\(asset.subject) does not say how many pixels it has, so its size was not judged.",
        remedy: "Open it in another program to see that it is whole, or export it again.")
    }
  }
}
