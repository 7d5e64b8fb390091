/// The keys of `extra`: unknown ones, wrong names, wrong values, and `extra` itself where the gateway
/// refuses it.
enum ExtraCheck: RequestCheck {
  static let codes: [FindingCode] = [.extraUnknown, .extraRenamed, .extraValue]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    let extra = rules.model.extra
    guard !request.input.extra.isEmpty else { return }
    if extra.policy == .refused {
      return sink.add(.error) { refused(request.input.extra.map(\.key), rules) }
    }
    for member in request.input.extra {
      if let rule = extra.parameter(named: member.key) {
        ParameterValue.judge(member.value, of: rule, named: "extra.\(member.key)", rules, into: &sink)
      } else if let wrong = extra.wrong.first(where: { $0.name == member.key }) {
        sink.add(.error) { wrongKey(wrong, rules) }
      } else {
        sink.add(.warning) { unknown(member.key, rules) }
      }
    }
  }

  private static func refused(_ keys: [String], _ rules: RulesInForce) -> Finding {
    let known = keys.filter { rules.model.parameter(named: $0) != nil }
    var choices: [String] = []
    if !known.isEmpty { choices.append("write \(known.joined(separator: ", ")) beside the other parameters") }
    if let profile = rules.model.extra.profile {
      choices.append("choose the contract that has extra with --profile \(profile)")
    }
    choices.append("leave extra out")
    let sentence = choices.joined(separator: ", or ")
    return Finding(
      .extraUnknown, .error, subject: "extra", measured: .text(keys.joined(separator: ", ")),
      source: ProfileSource.citation(rules.model.extra.sources),
      message: "The profile \(rules.profileName) refuses extra, and the request has "
        + "\(keys.joined(separator: ", ")) in it.",
      remedy: sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
  }

  private static func wrongKey(_ wrong: ExtraRules.Wrong, _ rules: RulesInForce) -> Finding {
    Finding(
      wrong.use == nil ? .extraUnknown : .extraRenamed, .error, subject: "extra.\(wrong.name)",
      measured: .text(wrong.name), limit: wrong.use.map { .text($0) },
      source: ProfileSource.citation(wrong.sources),
      message: wrong.use.map { "\(rules.model.id) calls it extra.\($0), not extra.\(wrong.name)." }
        ?? "\(rules.model.id) refuses extra.\(wrong.name).",
      remedy: wrong.use.map { "Write extra.\($0)." } ?? "Leave it out.")
  }

  private static func unknown(_ key: String, _ rules: RulesInForce) -> Finding {
    let extra = rules.model.extra
    let known = extra.parameters.map(\.name)
    let meant = Suggestion.nearest(to: key, among: known).map { "Did you mean extra.\($0)?" }
    let others = rules.otherModels { $0.extra.parameter(named: key) != nil }
    return Finding(
      .extraUnknown, .warning, subject: "extra.\(key)", measured: .text(key),
      limit: known.isEmpty ? nil : .text(known.joined(separator: ", ")),
      source: ProfileSource.citation(extra.sources),
      message:
        "extra.\(key) is not known for \(rules.model.id); it goes to the model unread, which may refuse it.",
      remedy: meant ?? others.map { "Leave it out, or choose a model that has it: \($0)." } ?? "Leave it out."
    )
  }
}
