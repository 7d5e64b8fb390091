/// How many references of each kind a request has.
enum CountCheck: RequestCheck {
  static let codes: [FindingCode] = [.countImages, .countVideos, .countAudios]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    for kind in MediaKind.allCases {
      let count = request.references(of: kind).count
      guard count > 0, let limit = rules.model.inputs.count(of: kind),
        let breach = limit.breach({ $0.contains(Quantity(count)) }),
        let most = breach.broken.allowed.greatest
      else { continue }
      sink.add(breach.severity) { finding(kind, count: count, most: most, breach, rules) }
    }
  }

  /// True where a kind has more references than the model takes.
  static func isExceeded(in request: RequestUnderCheck, _ rules: RulesInForce) -> Bool {
    MediaKind.allCases.contains { kind in
      let count = Quantity(request.references(of: kind).count)
      guard let limit = rules.model.inputs.count(of: kind) else { return false }
      return limit.breach { $0.contains(count) } != nil
    }
  }

  private static func finding(
    _ kind: MediaKind, count: Int, most: Quantity, _ breach: Breach<Span>, _ rules: RulesInForce
  ) -> Finding {
    let (number, noun) = (most.decimal(places: 0), count == 1 ? kind.noun : kind.pluralNoun)
    let isNone = most == Quantity(0)
    return Finding(
      kind.countCode, breach.severity, subject: kind.plural, measured: .number(Double(count)),
      limit: .number(most.value), source: breach.citation,
      message: isNone
        ? "The request has \(count) reference \(noun); \(rules.model.id) takes none."
        : "The request has \(count) reference \(noun); \(rules.model.id) takes at most \(number).",
      remedy: isNone && kind == .image
        ? "Give the picture as first frame instead, or choose another model."
        : remedy(kind, count: count, most: most, rules))
  }

  private static func remedy(_ kind: MediaKind, count: Int, most: Quantity, _ rules: RulesInForce) -> String {
    let surplus = count - Int(most.whole ?? 0)
    let others = rules.otherModels { model in
      model.inputs.count(of: kind).map { $0.documented.allowed.contains(Quantity(count)) } ?? false
    }
    let removal = "Leave out \(surplus) of them"
    return others.map { "\(removal), or choose a model that takes as many: \($0)." } ?? "\(removal)."
  }
}

extension MediaKind {
  fileprivate var countCode: FindingCode {
    switch self {
    case .image: .countImages
    case .video: .countVideos
    case .audio: .countAudios
    }
  }

  var noun: String {
    switch self {
    case .image: "image"
    case .video: "video"
    case .audio: "sound file"
    }
  }
}
