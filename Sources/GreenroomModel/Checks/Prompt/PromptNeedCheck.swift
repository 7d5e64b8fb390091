/// A prompt that is missing where the model needs one.
enum PromptNeedCheck: RequestCheck {
  static let codes: [FindingCode] = [.promptEmpty]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let prompt = request.prompt, prompt.isEmpty else { return }
    let rule = rules.model.prompt
    if rule.need == .withoutReferences, !request.assets.isEmpty { return }
    sink.add(.error) {
      Finding(
        .promptEmpty, .error, subject: "prompt", measured: .text(""),
        source: ProfileSource.citation(rule.needSources),
        message: "The prompt is empty; \(rules.model.id) needs one.",
        remedy: "Say what is to be seen.")
    }
  }
}
