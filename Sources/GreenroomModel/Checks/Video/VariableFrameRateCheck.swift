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
        remedy: remedy(asset, rules, average: average))
    }
  }

  /// Proposes the common rate that is nearest to the clip's own average.
  private static func remedy(_ asset: AssetUnderCheck, _ rules: RulesInForce, average: Quantity?) -> String {
    let allowed = rules.model.inputs.videos?.frameRate.documented.allowed
    let rates = [24, 25, 30, 50, 60].filter { allowed?.contains(Quantity($0)) ?? true }
    let wanted = average?.value ?? 30
    let rate = rates.min { abs(Double($0) - wanted) < abs(Double($1) - wanted) } ?? 30
    return Transcoding.remedy(
      asset, filter: "fps=\(rate)", sentence: "Convert it to \(rate) frames a second", suffix: "\(rate)fps")
  }
}
