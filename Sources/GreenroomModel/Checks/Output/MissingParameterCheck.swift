/// Parameters that a whole request must have, or had better have: where documents disagree on what their
/// absence means, leaving them out is a gamble.
enum MissingParameterCheck: RequestCheck {
  static let codes: [FindingCode] = [.outputDuration, .outputDiscouraged]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard request.input.isWholeRequest else { return }
    for rule in rules.model.parameters where request.input.parameters[rule.name] == nil {
      judge(rule, named: rule.name, rules, into: &sink)
    }
    for rule in rules.model.extra.parameters where request.input.extra[rule.name] == nil {
      guard !isMisplaced(rule.name, request, rules) else { continue }
      judge(rule, named: "extra.\(rule.name)", rules, into: &sink)
    }
  }

  /// True for a key that was written under another name or in another place, which another finding tells.
  private static func isMisplaced(_ name: String, _ request: RequestUnderCheck, _ rules: RulesInForce) -> Bool
  {
    let others = [name] + rules.model.extra.wrong.filter { $0.use == name }.map(\.name)
    return others.contains { request.input.parameters[$0] != nil || request.input.extra[$0] != nil }
  }

  private static func judge(
    _ rule: ParameterRule, named name: String, _ rules: RulesInForce, into sink: inout FindingSink
  ) {
    if rule.isRequired {
      sink.add(.error) {
        Finding(
          rule.code, .error, subject: name, source: ProfileSource.citation(rule.sources),
          message: "\(name) is missing; \(rules.model.id) needs it.", remedy: "Add \(name).")
      }
    } else if let advice = rule.sendAlways {
      sink.add(.warning) {
        Finding(
          .outputDiscouraged, .warning, subject: name,
          limit: rule.defaultValue.map { .text($0.plainText) },
          source: ProfileSource.citation(advice.sources),
          message: "\(name) is not set: \(advice.reason).",
          remedy:
            "Set it to \(rule.type == .boolean ? "true or false" : "what you mean"), so that no default decides."
        )
      }
    }
  }
}
