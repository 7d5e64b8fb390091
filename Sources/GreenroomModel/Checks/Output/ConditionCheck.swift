/// Rules that hold only in some modes or for some actions: a ratio that frames force, a clip that an edit
/// needs.
enum ConditionCheck: RequestCheck {
  static let codes: [FindingCode] = [
    .outputDuration, .outputResolution, .outputRatio, .modeUnsupported, .videoDuration,
  ]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    for condition in rules.model.conditions where condition.holds(for: request, rules) {
      judgeParameters(condition, request, rules, into: &sink)
      judgeNeeds(condition, request, into: &sink)
      judgeVideos(condition, request, rules, into: &sink)
    }
  }

  private static func judgeParameters(
    _ condition: Condition, _ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink
  ) {
    for rule in rules.model.parameters {
      guard let limit = condition.parameters[rule.name], let value = request.effectiveValue(of: rule),
        rule.accepts(value),
        let found = ChoiceBreach(value.plainText, limit: limit, allows: { $0.contains(value) })
      else { continue }
      sink.add(found.severity) {
        let isDefault = request.input.parameters[rule.name] == nil
        let allowed = found.breach.broken.allowed
        return Finding(
          rule.code, found.severity, subject: rule.name, measured: .text(value.plainText),
          limit: .text(allowed.text), source: found.breach.citation,
          message: "\(rule.name) is \(value.plainText)\(isDefault ? " by default" : ""); \(found.rule) "
            + "\(condition.circumstances(request)).",
          remedy: allowed.values.count == 1
            ? "Set \(rule.name) to \(allowed.text)." : "Set \(rule.name) to one of \(allowed.text).")
      }
    }
  }

  private static func judgeNeeds(
    _ condition: Condition, _ request: RequestUnderCheck, into sink: inout FindingSink
  ) {
    guard !condition.needs.isEmpty, !condition.needs.contains(where: request.has) else { return }
    sink.add(.error) {
      let wanted = condition.needs.map(\.words).joined(separator: " or a ")
      return Finding(
        .modeUnsupported, .error, subject: "request", measured: .text(request.mode.rawValue),
        limit: .text(condition.needs.map(\.rawValue).joined(separator: ", ")),
        source: ProfileSource.citation(condition.sources),
        message: "The request has no \(wanted), which it needs \(condition.circumstances(request)).",
        remedy: "Add a \(wanted).")
    }
  }

  private static func judgeVideos(
    _ condition: Condition, _ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink
  ) {
    guard let limit = condition.videoDuration else { return }
    for asset in request.references(of: .video) {
      guard let duration = asset.facts.duration else { continue }
      asset.judge(.videoDuration, Quantity(duration), limit, .playingTime, into: &sink) { found in
        rules.lasting(asset, found)
      }
    }
  }
}

extension ParameterRule {
  /// True where a value is right by the rule's own limit: one that is not has its finding already.
  fileprivate func accepts(_ value: JSONValue) -> Bool {
    switch allowed {
    case .choices(let limit): limit.breach { $0.contains(value) }?.severity != .error
    case .span(let limit):
      value.integer.map { number in limit.breach { $0.contains(Quantity(number)) }?.severity != .error }
        ?? false
    case nil: true
    }
  }
}

extension Condition {
  fileprivate func holds(for request: RequestUnderCheck, _ rules: RulesInForce) -> Bool {
    if let modes, !modes.contains(request.mode) { return false }
    guard let actions else { return true }
    let action = rules.model.parameter(named: "action").flatMap(request.effectiveValue)?.string
    return action.map(actions.contains) ?? false
  }

  /// When the rule holds, as the end of a sentence.
  fileprivate func circumstances(_ request: RequestUnderCheck) -> String {
    let mode = modes == nil ? nil : "in the mode \(request.mode.rawValue)"
    let action = actions.map { "for the action \($0.joined(separator: " or "))" }
    return [mode, action].compactMap(\.self).joined(separator: " ")
  }
}
