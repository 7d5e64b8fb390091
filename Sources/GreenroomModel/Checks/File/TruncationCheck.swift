/// A file that ends before its own structure does: an interrupted copy or recording.
enum TruncationCheck: AssetCheck {
  static let codes: [FindingCode] = [.fileTruncated]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.facts.truncated == true else { return }
    sink.add(.warning) {
      asset.finding(
        .fileTruncated, .warning, measured: .text("truncated"), source: Finding.ownAdvice,
        message: "\(asset.subject) ends before its own header says it should: part of it is missing.",
        remedy: "Copy it again from where it came from, or export it again.")
    }
  }
}
