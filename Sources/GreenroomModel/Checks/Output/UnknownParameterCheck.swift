/// A field that the model's requests do not have: a slip of the pen, another dialect's name, or a key that
/// belongs into `extra`.
enum UnknownParameterCheck: RequestCheck {
  static let codes: [FindingCode] = [.outputUnknownParameter]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    for member in request.input.parameters where rules.model.parameter(named: member.key) == nil {
      sink.add(.error) { finding(member.key, rules) }
    }
  }

  private static func finding(_ name: String, _ rules: RulesInForce) -> Finding {
    let foreign = rules.profile.foreign.parameters[name]
    let known = rules.model.parameters.map(\.name)
    let origin = foreign.map { " It is a word of \($0.belongsTo)." } ?? ""
    return Finding(
      .outputUnknownParameter, .error, subject: name, measured: .text(name),
      limit: .text(known.joined(separator: ", ")),
      source: ProfileSource.citation(rules.model.parameters.flatMap(\.sources)),
      message: "\(name) is no parameter of \(rules.model.id) in the profile "
        + "\(rules.profileName).\(origin)",
      remedy: remedy(name, foreign: foreign, known: known, rules))
  }

  private static func remedy(
    _ name: String, foreign: ForeignNames.Entry?, known: [String], _ rules: RulesInForce
  ) -> String {
    var choices: [String] = []
    if let right = rightName(of: name, foreign: foreign, known: known, rules) {
      choices.append("Write \(right)")
    }
    if let profile = foreign?.profile { choices.append("choose that contract with --profile \(profile)") }
    if choices.isEmpty, let others = rules.otherModels({ $0.parameter(named: name) != nil }) {
      choices.append("Choose a model that has it: \(others)")
    }
    choices.append(
      choices.isEmpty ? "Leave it out; \(rules.showCommand) prints what there is" : "leave it out")
    let sentence = choices.joined(separator: ", or ")
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
  }

  private static func rightName(
    of name: String, foreign: ForeignNames.Entry?, known: [String], _ rules: RulesInForce
  ) -> String? {
    let extra = rules.model.extra
    if extra.policy != .refused {
      if extra.parameter(named: name) != nil { return "extra.\(name)" }
      if let renamed = extra.wrong.first(where: { $0.name == name })?.use { return "extra.\(renamed)" }
    }
    if let use = foreign?.use {
      // What another dialect's word becomes here may be a key that this model does not have.
      guard let key = use.split(separator: ".").last, use.hasPrefix("extra.") else { return use }
      return extra.parameter(named: String(key)) != nil ? use : nil
    }
    return Suggestion.nearest(to: name, among: known)
  }
}
