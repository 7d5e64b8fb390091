/// The playing time of a sound file.
enum AudioDurationCheck: AssetCheck {
  static let codes: [FindingCode] = [.audioDuration]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let limits = rules.model.inputs.audios else { return }
    guard let duration = asset.facts.duration else { return addUnknown(asset, into: &sink) }
    asset.judge(.audioDuration, Quantity(duration), limits.duration, .playingTime, into: &sink) { found in
      rules.lasting(asset, found)
    }
  }

  private static func addUnknown(_ asset: AssetUnderCheck, into sink: inout FindingSink) {
    sink.add(.warning) {
      asset.finding(
        .audioDuration, .warning, source: Finding.ownAdvice,
        message: "\(asset.subject) does not say how long it plays, so its length was not judged.",
        remedy: "Listen to it to hear that it is whole, or export it again.")
    }
  }
}
