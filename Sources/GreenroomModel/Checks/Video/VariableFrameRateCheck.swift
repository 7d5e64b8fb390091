/// A rate that changes within the clip, as phones and screen recorders write it: motion read from it runs
/// unevenly, and its average may be taken for its rate.
enum VariableFrameRateCheck: AssetCheck {
  static let codes: [FindingCode] = [.videoVFR]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard rules.model.inputs.videos != nil, asset.facts.variableFrameRate == true else { return }
    sink.add(.warning) {
      let average = asset.facts.frameRate.map { Quantity($0) }
      let words = average.map { " (\(Unit.framesPerSecond.text($0)) on average)" } ?? ""
      return asset.finding(
        .videoVFR, .warning, measured: average.map { .number($0.value) } ?? .text("variable"),
        limit: .text("constant"), source: Finding.ownAdvice,
        message: "\(asset.subject) has a variable frame rate\(words); models expect a constant one.",
        remedy: rules.fitting(asset, "Give it a constant rate", of: .warning))
    }
  }
}
