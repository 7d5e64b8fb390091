/// Media of the wrong kind in a place: a video as first frame.
enum KindCheck: AssetCheck {
  static let codes: [FindingCode] = [.modeKind]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    let wanted = asset.reference.role.kind
    guard asset.kind != wanted else { return }
    sink.add(.error) {
      asset.finding(
        .modeKind, .error, measured: .text(asset.kind.rawValue), limit: .text(wanted.rawValue),
        source: rules.source(of: asset.reference.role),
        message:
          "\(asset.subject) is \(asset.kind.article); a \(asset.reference.role.words) must be \(wanted.article).",
        remedy: remedy(asset, wanted: wanted))
    }
  }

  private static func remedy(_ asset: AssetUnderCheck, wanted: MediaKind) -> String {
    guard asset.kind == .video, wanted == .image else { return "Give \(wanted.article) instead." }
    return frame(of: asset).after("Give a picture instead, such as the clip's first one")
  }

  private static func frame(of asset: AssetUnderCheck) -> String? {
    guard let path = asset.reference.path else { return nil }
    let output = ShellCommand.outputName(for: path, suffix: "frame", extension: "png")
    return "`greenroom clip frame \(ShellCommand.quoted(path)) -o \(ShellCommand.quoted(output))`"
  }
}

/// Media of a kind that the model does not take at all.
enum AcceptedKindCheck: AssetCheck {
  static let codes: [FindingCode] = [.modeUnsupported]

  static func judge(_ asset: AssetUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard asset.kind == asset.reference.role.kind, !rules.model.inputs.accepts(asset.kind) else { return }
    sink.add(.error) {
      asset.finding(
        .modeUnsupported, .error, measured: .text(asset.kind.rawValue), limit: .text("image"),
        source: rules.modesSource,
        message: "\(asset.subject) is \(asset.kind.article); \(rules.model.id) takes images only.",
        remedy: rules.otherModels { $0.inputs.accepts(asset.kind) }.map {
          "Leave it out, or choose a model that takes \(asset.kind.pluralNoun): \($0)."
        } ?? "Leave it out.")
    }
  }
}

extension AssetUnderCheck {
  /// False where the asset's kind is wrong for its role or nothing for the model: then it has no limits to
  /// be judged by.
  func mayStand(in model: ModelProfile) -> Bool {
    kind == reference.role.kind && model.inputs.accepts(kind)
  }
}

extension RulesInForce {
  /// The documents that name the model's modes.
  var modesSource: String { ProfileSource.citation(model.modes.flatMap(\.sources)) }

  func source(of role: Role) -> String {
    let modes: [Mode] =
      switch role {
      case .firstFrame: [.firstFrame, .firstLastFrame]
      case .lastFrame: [.firstLastFrame]
      case .referenceImage: [.image, .multimodalReference]
      case .referenceVideo, .referenceAudio: [.multimodalReference]
      }
    let sources = model.modes.filter { modes.contains($0.mode) }.flatMap(\.sources)
    return sources.isEmpty ? modesSource : ProfileSource.citation(sources)
  }

  /// Ids of the profile's models that satisfy a wish, for a remedy; nil where none does.
  func otherModels(_ wish: (ModelProfile) -> Bool) -> String? {
    let ids = profile.models.filter { $0.id != model.id && $0.status.state != .retired && wish($0) }.map(\.id)
    return ids.isEmpty ? nil : ids.joined(separator: ", ")
  }

  /// The profile and, where that is called otherwise, the dialect.
  var profileName: String {
    let dialect = profile.gateway.dialect
    return dialect == profile.id ? profile.id : "\(profile.id) (dialect \(dialect))"
  }

  /// The command that prints the limits of the model in force.
  var showCommand: String { "`greenroom model show \(model.id)`" }
}

extension MediaKind {
  var article: String {
    switch self {
    case .image: "an image"
    case .video: "a video"
    case .audio: "a sound file"
    }
  }

  var pluralNoun: String {
    switch self {
    case .image: "images"
    case .video: "videos"
    case .audio: "sound files"
    }
  }
}

extension Role {
  /// For the middle of a sentence.
  var words: String {
    switch self {
    case .firstFrame: "first frame"
    case .lastFrame: "last frame"
    case .referenceImage: "reference image"
    case .referenceVideo: "reference video"
    case .referenceAudio: "reference audio"
    }
  }
}
