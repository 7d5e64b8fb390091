import Foundation

/// A generated clip that is older than the time in which the vendor knows it for its own.
enum ClipExemptionCheck: RequestCheck {
  static let codes: [FindingCode] = [.clipExemptionExpired]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let exemption = rules.profile.gateway.clipExemption, let now = request.input.now else { return }
    for asset in request.assets {
      // One that was encoded anew has lost the exemption already.
      guard let generated = asset.reference.generated, !generated.isReencoded,
        now.timeIntervalSince(generated.madeAt) > Double(exemption.seconds)
      else { continue }
      let age = TimeSpan(from: generated.madeAt, to: now)
      let limit = TimeSpan(seconds: exemption.seconds)
      sink.add(.warning) {
        asset.finding(
          .clipExemptionExpired, .warning, measured: .number(Double(age.seconds)),
          limit: .number(Double(exemption.seconds)), source: ProfileSource.citation(exemption.sources),
          message: "\(asset.subject) was generated \(age.words) ago: if it shows a real person it is refused "
            + "after \(limit.words).",
          remedy: "Generate it anew, or keep real people out of it.")
      }
    }
  }
}
