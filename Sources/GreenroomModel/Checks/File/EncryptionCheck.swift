/// Protected media: the gateway gets bytes that it cannot decode.
enum EncryptionCheck: AssetCheck {
  static let codes: [FindingCode] = [.fileUnreadable]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.facts.encrypted == true else { return }
    sink.add(.error) {
      asset.finding(
        .fileUnreadable, .error, measured: .text("encrypted"), source: Finding.ownAdvice,
        message: "\(asset.subject) is encrypted, so nobody without its key can decode it.",
        remedy: "Use a copy without copy protection.")
    }
  }
}
