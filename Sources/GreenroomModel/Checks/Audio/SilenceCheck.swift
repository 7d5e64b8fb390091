/// A sound file in which nothing is to be heard.
enum SilenceCheck: AssetCheck {
  static let codes: [FindingCode] = [.audioSilent]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.facts.silent == true else { return }
    sink.add(.warning) {
      asset.finding(
        .audioSilent, .warning, measured: .text("silent"), source: Finding.ownAdvice,
        message: "\(asset.subject) is silent: nothing in it is louder than −60 dBFS.",
        remedy: "Listen to it, and export it again if it should sound.")
    }
  }
}
