/// Frames a second of a clip; the average where the rate varies.
enum FrameRateCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoFPS]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.videos else { return }
    guard let rate = asset.facts.frameRate else { return addUnknown(asset, rules, into: &sink) }
    asset.judge(
      .videoFPS, Quantity(rate), limits.frameRate,
      SpanWords(verb: "has", must: "it must have", unit: .framesPerSecond),
      into: &sink,
      remedy: { found in
        rules.fitting(
          asset, "Convert it to \(found.target.decimal(places: 3)) frames a second", of: found.severity)
      })
  }

  private static func addUnknown(
    _ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink
  ) {
    sink.add(.warning) {
      asset.finding(
        .videoFPS, .warning, source: Finding.ownAdvice,
        message: "\(asset.subject) does not say how many frames a second it has, so its rate was not judged.",
        remedy: rules.fitting(asset, "Give it a fixed rate", of: .warning))
    }
  }
}
