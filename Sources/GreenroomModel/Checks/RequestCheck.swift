/// A rule about a request as a whole: counts, totals, modes, the prompt, the parameters.
protocol RequestCheck: SendableMetatype {
  /// The findings that this check can give.
  static var codes: [FindingCode] { get }

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink)
}

/// One request, with the handles of its references.
struct RequestUnderCheck {
  let input: PreflightInput
  let assets: [AssetUnderCheck]
  /// Beside `assets`; nil for frames and for what could not be read.
  let handles: [Handle?]
  let mode: Mode
  /// Nil where the prompt is not judged.
  let prompt: Prompt?

  /// The references of a kind that are no frames, as far as they are known to be of it.
  func references(of kind: MediaKind) -> [AssetUnderCheck] {
    assets.filter { !$0.reference.role.isFrame && $0.reference.kind == kind }
  }

  func has(_ role: Role) -> Bool { input.references.contains { $0.role == role } }

  func frame(_ role: Role) -> AssetUnderCheck? { assets.first { $0.reference.role == role } }

  /// What the request says of a parameter, else what the gateway will take for it.
  func effectiveValue(of rule: ParameterRule) -> JSONValue? {
    input.parameters[rule.name] ?? (input.isWholeRequest ? rule.defaultValue : nil)
  }
}

extension MediaKind {
  /// What findings about all of a kind have as subject.
  var plural: String {
    switch self {
    case .image: "images"
    case .video: "videos"
    case .audio: "audios"
    }
  }
}
