import Foundation

/// A URL that may be dead when the job leaves the gateway's queue.
enum URLExpiryCheck: RequestCheck {
  static let codes: [FindingCode] = [.urlExpiresEarly]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let now = request.input.now else { return }
    let gateway = rules.profile.gateway
    for asset in request.assets {
      guard let expiry = asset.reference.urlFacts?.expiry,
        URLLifetime.isTooShort(expiry, now: now, for: gateway)
      else { continue }
      sink.add(.warning) { finding(asset, expiry, now, gateway) }
    }
  }

  private static func finding(
    _ asset: AssetUnderCheck, _ expiry: Date, _ now: Date, _ gateway: GatewayFacts
  ) -> Finding {
    let left = TimeSpan(from: now, to: expiry)
    let needed = URLLifetime.needed(by: gateway)
    let state =
      left.seconds > 0 ? "ends in \(left.words)" : "has ended"
    let isOurs = asset.reference.assetID != nil
    return asset.finding(
      .urlExpiresEarly, .warning, measured: .number(Double(max(0, left.seconds))),
      limit: .number(Double(needed.seconds)),
      source: ProfileSource.citation(gateway.queueWindow.sources),
      message: "The URL of \(asset.subject) \(state), but a job may need it for \(needed.words).",
      remedy: isOurs
        ? "Ask for a longer life, `greenroom stage renew --expires 7d`, with keys that last as long."
        : "Give a URL that lasts longer, or the file itself.")
  }
}
