/// References of a composed request that no gateway can fetch yet: local files without a URL.
enum StagingCheck: RequestCheck {
  static let codes: [FindingCode] = [.urlUnstaged]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard request.input.needsURLs else { return }
    for asset in request.assets where asset.reference.url == nil && asset.reference.problem == nil {
      sink.add(.warning) {
        asset.finding(
          .urlUnstaged, .warning,
          source: ProfileSource.citation(rules.profile.gateway.urlSchemes.documented.sources),
          message:
            "\(asset.subject) has no URL yet, so the body has a placeholder for it and cannot be sent.",
          remedy:
            "Add --stage, which puts it where the gateway can fetch it: greenroom request build … --stage.")
      }
    }
  }
}
