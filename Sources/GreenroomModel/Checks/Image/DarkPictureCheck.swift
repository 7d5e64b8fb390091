/// A picture or clip in which next to nothing can be made out: an export without its light, a lens cap.
enum DarkPictureCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageDark]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.facts.dark == true else { return }
    sink.add(.warning) {
      asset.finding(
        .imageDark, .warning, measured: .text("dark"), source: Finding.ownAdvice,
        message: "\(asset.subject) is nearly black all over, so there is little in it to refer to.",
        remedy: "Look at it, and brighten it or export it again if it should show more.")
    }
  }
}
