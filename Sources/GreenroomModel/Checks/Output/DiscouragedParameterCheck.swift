/// Parameters that the gateway lists and another document says the model does not take. One that is set to
/// its default changes nothing and is not told.
enum DiscouragedParameterCheck: RequestCheck {
  static let codes: [FindingCode] = [.outputDiscouraged]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    judge(request.input.parameters, rules.model.parameters, prefix: "", into: &sink)
    judge(request.input.extra, rules.model.extra.parameters, prefix: "extra.", into: &sink)
  }

  private static func judge(
    _ members: [JSONValue.Member], _ known: [ParameterRule], prefix: String, into sink: inout FindingSink
  ) {
    for member in members {
      guard let rule = known.first(where: { $0.name == member.key }), let advice = rule.discouraged,
        member.value != rule.defaultValue
      else { continue }
      sink.add(.warning) {
        Finding(
          .outputDiscouraged, .warning, subject: prefix + rule.name, measured: .text(member.value.plainText),
          source: ProfileSource.citation(rule.sources + advice.sources),
          message: "\(prefix)\(rule.name) is a parameter of the gateway, but \(advice.reason).",
          remedy: "Leave it out unless you know that it works.")
      }
    }
  }
}
