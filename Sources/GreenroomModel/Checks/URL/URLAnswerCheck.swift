/// A URL that does not give its bytes, or says that they are something else than they are.
enum URLAnswerCheck: AssetCheck {
  static let codes: [FindingCode] = [.urlUnreachable, .urlPrivateHost, .urlScheme, .urlWrongType]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let url = asset.reference.url, let facts = asset.reference.urlFacts else { return }
    let gateway = rules.profile.gateway
    if let problem = facts.problem {
      // What its spelling shows is said already.
      guard URLRule.findings(for: url, subject: asset.subject, gateway).isEmpty else { return }
      return sink.add(.error) { finding(of: problem, asset, url, gateway) }
    }
    guard let type = facts.contentType, let kind = asset.reference.kind,
      MediaType.kind(of: type) != kind
    else { return }
    sink.add(.warning) {
      asset.finding(
        .urlWrongType, .warning, measured: .text(type), limit: .text("\(kind.rawValue)/…"),
        source: Finding.ownAdvice,
        message: "\(asset.subject) is served as \(type), but what comes is \(kind.words).",
        remedy: "Have the server send the right Content-Type; some gateways go by it.")
    }
  }

  private static func finding(
    of problem: URLProblem, _ asset: AssetUnderCheck, _ url: String, _ gateway: GatewayFacts
  ) -> Finding {
    asset.finding(
      problem.code, .error, measured: .text(ReferenceURL(url).redacted),
      source: ProfileSource.citation(gateway.urlSchemes.documented.sources),
      message: "\(asset.subject) \(problem.words).", remedy: problem.remedy)
  }
}

extension MediaKind {
  /// `an image`
  fileprivate var words: String {
    switch self {
    case .image: "an image"
    case .video: "a video"
    case .audio: "audio"
    }
  }
}
