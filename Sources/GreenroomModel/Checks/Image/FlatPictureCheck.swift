/// A picture or clip that is one colour all over: nearly always an export that went wrong.
enum FlatPictureCheck: AssetCheck {
  static let codes: [FindingCode] = [.imageFlat]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.facts.flat == true else { return }
    sink.add(.warning) {
      asset.finding(
        .imageFlat, .warning, measured: .text("flat"), source: Finding.ownAdvice,
        message: "\(asset.subject) is one colour all over, so there is nothing in it to refer to.",
        remedy: "Look at it, and export it again if it should show something.")
    }
  }
}
