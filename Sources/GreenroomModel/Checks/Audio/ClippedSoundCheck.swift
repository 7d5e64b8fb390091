/// A sound that was recorded or mixed too loud: its peaks are cut off flat.
enum ClippedSoundCheck: AssetCheck {
  static let codes: [FindingCode] = [.audioClipped]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.facts.clipped == true else { return }
    sink.add(.warning) {
      asset.finding(
        .audioClipped, .warning, measured: .text("clipped"), source: Finding.ownAdvice,
        message: "\(asset.subject) is cut off at full scale time and again, which sounds distorted.",
        remedy: "Listen to it, and export it again with its level some decibels lower.")
    }
  }
}
