/// Mentions that mean nothing: names that no reference has, handles beyond the references there are, and
/// handles where the model reads none.
enum PromptHandlesCheck: RequestCheck {
  static let codes: [FindingCode] = [.promptUnknownHandle, .promptHandleOutOfRange]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let prompt = request.prompt else { return }
    var seen: Set<String> = []
    for mention in prompt.mentions where seen.insert(mention.text).inserted {
      switch mention.target {
      case .unknown(let suggestion):
        sink.add(.error) { unknown(mention, suggestion: suggestion, request, rules) }
      case .outOfRange(let handle):
        sink.add(.error) { outOfRange(handle, mention, request, rules) }
      case .named, .handle: break
      }
    }
    judgeReading(prompt, rules, into: &sink)
  }

  private static func unknown(
    _ mention: Prompt.Mention, suggestion: String?, _ request: RequestUnderCheck, _ rules: RulesInForce
  ) -> Finding {
    let known = request.knownNames
    let choices =
      suggestion.map { "Did you mean \($0)?" }
      ?? (known.isEmpty ? "Add a reference of that name." : "This request knows \(known).")
    return Finding(
      .promptUnknownHandle, .error, subject: "prompt", measured: .text(mention.text),
      limit: known.isEmpty ? nil : .text(known), source: rules.handlesSource,
      message: "The prompt speaks of \(mention.text), which names no reference of this request.",
      remedy: "\(choices) For a plain @ write @@.")
  }

  private static func outOfRange(
    _ handle: Handle, _ mention: Prompt.Mention, _ request: RequestUnderCheck, _ rules: RulesInForce
  ) -> Finding {
    let count = request.handles.count { $0?.kind == handle.kind }
    let there =
      switch count {
      case 0: "no reference \(handle.kind.noun)"
      case 1: "only one reference \(handle.kind.noun)"
      default: "only \(count) reference \(handle.kind.pluralNoun)"
      }
    let range =
      count < 2 ? "\(Handle(handle.kind, 1))" : "\(Handle(handle.kind, 1)) to \(Handle(handle.kind, count))"
    return Finding(
      .promptHandleOutOfRange, .error, subject: "prompt", measured: .text(mention.text),
      limit: .number(Double(count)), source: rules.handlesSource,
      message: "The prompt speaks of \(mention.text), but there is \(there).",
      remedy: count == 0
        ? "Add the reference, or take \(mention.text) out." : "Write \(range), or add the reference.")
  }

  /// A model without handles gets them as letters and makes nothing of them.
  private static func judgeReading(_ prompt: Prompt, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard !rules.model.prompt.readsHandles, !prompt.mentionedHandles.isEmpty else { return }
    sink.add(.warning) {
      let handles = prompt.mentionedHandles.sorted().map(\.description).joined(separator: ", ")
      let others = rules.otherModels { $0.prompt.readsHandles }
      return Finding(
        .promptUnknownHandle, .warning, subject: "prompt", measured: .text(handles),
        source: rules.handlesSource,
        message: "The prompt speaks of \(handles), but \(rules.model.id) reads no handles.",
        remedy: others.map {
          "Describe what is to be seen in words, or choose a model that reads them: \($0)."
        }
          ?? "Describe what is to be seen in words.")
    }
  }
}

extension RulesInForce {
  /// The documents that speak of handles.
  var handlesSource: String { ProfileSource.citation(model.prompt.handleSources) }
}

extension RequestUnderCheck {
  /// The names and handles that the prompt may use.
  var knownNames: String {
    guard let prompt else { return "" }
    return prompt.names.entries.map { entry in entry.name.map { "@\($0)" } ?? entry.handle.description }
      .joined(separator: ", ")
  }
}
