/// A header that claims another playing time than the packets have: gateways that believe the header judge,
/// and bill, another clip than the one they get.
enum HeaderDurationCheck: AssetCheck {
  static let codes: [FindingCode] = [.fileHeaderMismatch]

  /// Containers round playing times to a frame or a packet; beyond one part in fifty it is no rounding.
  static let tolerance: Int64 = 50

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let real = asset.facts.duration, let claimed = asset.facts.headerDuration,
      differ(real.microseconds, claimed.microseconds)
    else { return }
    sink.add(.warning) {
      let (realText, claimedText) = (Unit.seconds.text(Quantity(real)), Unit.seconds.text(Quantity(claimed)))
      return asset.finding(
        .fileHeaderMismatch, .warning, measured: .number(real.value), limit: .number(claimed.value),
        source: Finding.ownAdvice,
        message: "\(asset.subject) plays for \(realText), but its header claims \(claimedText).",
        remedy: rules.fitting(asset, "Write it anew, so that the header is right", of: .warning))
    }
  }

  private static func differ(_ real: Int64, _ claimed: Int64) -> Bool {
    let gap = Int128(real) - Int128(claimed)
    return gap.magnitude * UInt128(tolerance) > UInt128(real.magnitude)
  }
}
