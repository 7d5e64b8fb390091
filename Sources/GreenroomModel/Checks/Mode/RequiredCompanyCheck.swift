/// A role that needs another beside it: a last frame without a first, sound without anything to see.
enum RequiredCompanyCheck: RequestCheck {
  static let codes: [FindingCode] = [.modeLastWithoutFirst, .audioNeedsVisual]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    for rule in rules.model.mustAccompany {
      guard request.has(rule.role), !rule.anyOf.contains(where: request.has),
        rules.model.inputs.accepts(rule.role.kind), !isBesideFrames(rule.role, request)
      else { continue }
      sink.add(.error) { finding(rule) }
    }
  }

  /// A reference beside frames has something to see, and may not stand there: another finding tells that.
  private static func isBesideFrames(_ role: Role, _ request: RequestUnderCheck) -> Bool {
    !role.isFrame && request.input.references.contains { $0.role.isFrame }
  }

  private static func finding(_ rule: Requirement) -> Finding {
    let wanted = rule.anyOf.map(\.words).joined(separator: " or a ")
    return Finding(
      rule.role.isFrame ? .modeLastWithoutFirst : .audioNeedsVisual, .error,
      subject: rule.role.isFrame ? rule.role.rawValue : rule.role.kind.plural,
      measured: .text(rule.role.rawValue),
      limit: .text(rule.anyOf.map(\.rawValue).joined(separator: ", ")),
      source: ProfileSource.citation(rule.sources),
      message: rule.role.isFrame
        ? "There is a \(rule.role.words) without a \(wanted)."
        : "There is \(rule.role.words) and nothing to see: it needs a \(wanted) beside it.",
      remedy: "Add a \(wanted)\(rule.role.isFrame ? ", or leave the \(rule.role.words) out" : "").")
  }
}
