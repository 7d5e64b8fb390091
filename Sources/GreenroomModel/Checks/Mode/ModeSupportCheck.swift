/// A mode that the model does not have: a last frame on a model that takes only a first one.
///
/// Images that are too many for the model are told by their count, media of a kind that it does not take by
/// their kind; this is about what remains.
enum ModeSupportCheck: RequestCheck {
  static let codes: [FindingCode] = [.modeUnsupported]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    if isReadAsFrames(request) {
      return sink.add(.warning) { readAsFrames(rules) }
    }
    guard !rules.model.supports(request.mode), !isToldElsewhere(request, rules) else { return }
    sink.add(.error) {
      Finding(
        .modeUnsupported, .error, subject: subject(request.mode), measured: .text(request.mode.rawValue),
        limit: .text(rules.model.modes.map(\.mode.rawValue).joined(separator: ", ")),
        source: rules.modesSource,
        message: "\(rules.model.id) has no mode “\(request.mode.rawValue)”, only "
          + "\(rules.model.modes.map(\.mode.rawValue).joined(separator: ", ")).",
        remedy: remedy(request, rules))
    }
  }

  private static func isToldElsewhere(_ request: RequestUnderCheck, _ rules: RulesInForce) -> Bool {
    switch request.mode {
    case .image, .multimodalReference:
      CountCheck.isExceeded(in: request, rules)
        || request.assets.contains { !$0.reference.role.isFrame && !$0.mayStand(in: rules.model) }
    case .text, .firstFrame, .firstLastFrame: false
    }
  }

  private static func subject(_ mode: Mode) -> String {
    switch mode {
    case .firstFrame: Role.firstFrame.rawValue
    case .firstLastFrame: Role.lastFrame.rawValue
    case .text, .image, .multimodalReference: "request"
    }
  }

  private static func remedy(_ request: RequestUnderCheck, _ rules: RulesInForce) -> String {
    let change =
      switch request.mode {
      case .firstLastFrame: "Leave the last frame out"
      case .firstFrame: "Leave the first frame out"
      case .image, .multimodalReference: "Give the picture as first frame"
      case .text: "Add a reference"
      }
    let others = rules.otherModels { $0.supports(request.mode) }
    return others.map { "\(change), or choose a model that has the mode: \($0)." } ?? "\(change)."
  }

  // MARK: - Images that stand for frames

  /// True where two images are given as references and mean a first and a last frame.
  private static func isReadAsFrames(_ request: RequestUnderCheck) -> Bool {
    request.mode == .firstLastFrame && !request.has(.firstFrame) && !request.has(.lastFrame)
  }

  private static func readAsFrames(_ rules: RulesInForce) -> Finding {
    Finding(
      .modeUnsupported, .warning, subject: "images", measured: .number(2), limit: .number(1),
      source: ProfileSource.citation(rules.model.inputs.images.count.documented.sources),
      message: "\(rules.model.id) takes two images only as first and last frame, in this order.",
      remedy: "Say so: give them with --first-frame and --last-frame, or leave one out.")
  }
}
