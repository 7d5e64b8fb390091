/// A generated clip that was encoded anew. The vendor accepts real people in its own results only where the bytes
/// are those it gave.
enum ReencodedClipCheck: RequestCheck {
  static let codes: [FindingCode] = [.clipReencoded]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let exemption = rules.profile.gateway.clipExemption else { return }
    for asset in request.assets where asset.reference.generated?.isReencoded == true {
      sink.add(.warning) {
        asset.finding(
          .clipReencoded, .warning, source: ProfileSource.citation(exemption.sources),
          message: "\(asset.subject) was made of a generated clip and encoded anew: "
            + "if it shows a real person it is refused, which the clip itself would not be.",
          remedy: "Use the clip itself, or the last frame that came with it: ask for one with "
            + "extra.return_last_frame.")
      }
    }
  }
}
