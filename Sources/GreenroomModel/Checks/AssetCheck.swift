/// A rule about one reference by itself: no counts, no totals, no company.
protocol AssetCheck: SendableMetatype {
  /// The findings that this check can give.
  static var codes: [FindingCode] { get }

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink)
}

/// The rules that one asset or request is judged by.
struct RulesInForce {
  let profile: Profile
  let model: ModelProfile
}

/// One reference, with what findings call it.
struct AssetUnderCheck {
  let reference: Reference
  let subject: String
  /// What the probe found; where it found nothing, what the role asks for.
  let kind: MediaKind
  /// Empty where nothing was read.
  let facts: MediaFacts

  init(_ reference: Reference, subject: String) {
    self.reference = reference
    self.subject = subject
    kind = reference.kind ?? reference.role.kind
    facts = reference.facts ?? MediaFacts()
  }

  func finding(
    _ code: FindingCode, _ severity: Severity, measured: Finding.Value? = nil, limit: Finding.Value? = nil,
    source: String? = nil, message: String, remedy: String
  ) -> Finding {
    Finding(
      code, severity, subject: subject, path: reference.path?.text, measured: measured, limit: limit,
      source: source, message: message, remedy: remedy)
  }

  /// `1920×1080 px` as displayed; nil where it is not known.
  var sizeText: String? {
    guard let width = facts.width, let height = facts.height else { return nil }
    return "\(width)×\(height) px"
  }
}

extension Role {
  /// What media of this role must be.
  var kind: MediaKind {
    switch self {
    case .firstFrame, .lastFrame, .referenceImage: .image
    case .referenceVideo: .video
    case .referenceAudio: .audio
    }
  }
}

extension Finding {
  /// The source of warnings that no document backs.
  package static let ownAdvice = "Greenroom's own advice; no document says so"
}
