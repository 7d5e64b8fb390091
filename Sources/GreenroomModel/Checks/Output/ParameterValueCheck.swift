/// Parameters whose values are of the wrong type or out of range.
enum ParameterValueCheck: RequestCheck {
  static let codes: [FindingCode] = [
    .outputDuration, .outputResolution, .outputRatio, .outputSeed, .outputUnknownParameter,
    .outputDiscouraged, .urlScheme, .urlPrivateHost, .urlCredentials,
  ]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    for member in request.input.parameters {
      guard let rule = rules.model.parameter(named: member.key) else { continue }
      ParameterValue.judge(member.value, of: rule, named: member.key, rules, into: &sink)
    }
  }
}
