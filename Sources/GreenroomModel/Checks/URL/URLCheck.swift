/// A URL that the gateway could not or should not fetch, by its spelling alone. The message never shows
/// user, password or query.
enum URLCheck: AssetCheck {
  static let codes: [FindingCode] = [.urlScheme, .urlPrivateHost, .urlCredentials]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let url = asset.reference.url else { return }
    let isStaged = asset.reference.assetID != nil
    let gateway = rules.profile.gateway
    for found in URLRule.findings(for: url, subject: asset.subject, gateway, isStaged: isStaged) {
      sink.add(found.severity) { found }
    }
  }
}

/// What the URLs of references and of callbacks have in common.
enum URLRule {
  /// - Parameter isStaged: True for a URL that Greenroom made: then it is the store that is out of reach.
  static func findings(
    for text: String, subject: String, _ gateway: GatewayFacts, isStaged: Bool = false
  ) -> [Finding] {
    let url = ReferenceURL(text)
    let source = ProfileSource.citation(gateway.urlSchemes.documented.sources)
    if let scheme = schemeFinding(url, subject: subject, gateway) { return [scheme] }
    var findings: [Finding] = []
    if let user = url.userInfo, !user.isEmpty {
      findings.append(
        Finding(
          .urlCredentials, .error, subject: subject, measured: .text(url.redacted), source: source,
          message: "\(subject) is a URL with a user name or password in it (\(url.redacted)).",
          remedy:
            "Give a URL that anyone may fetch, such as a signed one: credentials in URLs end up in logs."))
    }
    if url.needsHost, !gateway.allowsPrivateHosts, HostSpelling.isPrivate(url.host) {
      findings.append(
        Finding(
          .urlPrivateHost, .error, subject: subject, measured: .text(url.host), source: source,
          message: "\(subject) is at \(url.redacted), which only this machine or network can reach.",
          remedy: isStaged
            ? "Only a sandbox on this machine can fetch it. Name the public address of the listener "
              + "(--public-url), or a store that is public (staging.backend: s3)."
            : "Give a public address, which the gateway can reach too."))
    }
    return findings
  }

  private static func schemeFinding(
    _ url: ReferenceURL, subject: String, _ gateway: GatewayFacts
  ) -> Finding? {
    let limit = gateway.urlSchemes
    guard let found = ChoiceBreach(url.scheme ?? "", limit: limit, allows: { $0.contains(url.scheme ?? "") })
    else { return nil }
    let what = url.scheme.map { "is a \($0): URL" } ?? "is no URL: it has no scheme"
    return Finding(
      .urlScheme, found.severity, subject: subject, measured: .text(url.scheme ?? ""),
      limit: .text(limit.documented.allowed.text), source: found.breach.citation,
      message: "\(subject) \(what); \(found.rule).",
      remedy: "Give the path of a local file, or an https:// URL that anyone may fetch.")
  }
}

extension ReferenceURL {
  /// True for schemes whose URLs name a machine.
  var needsHost: Bool { scheme == "http" || scheme == "https" }
}
