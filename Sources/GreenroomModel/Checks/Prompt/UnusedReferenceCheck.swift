/// A reference that the prompt never speaks of: models then tend to ignore it.
///
/// A single image needs no mention, since it is the picture that moves; there it is only a note. Models that
/// read no handles are not asked.
enum UnusedReferenceCheck: RequestCheck {
  static let codes: [FindingCode] = [.promptUnusedReference]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let prompt = request.prompt, !prompt.isEmpty, rules.model.prompt.readsHandles else { return }
    let severity: Severity = request.mode == .image ? .info : .warning
    let unused = Set(prompt.unmentionedHandles)
    for (asset, handle) in zip(request.assets, request.handles) {
      guard let handle, unused.contains(handle) else { continue }
      sink.add(severity) { finding(severity, asset, handle, prompt, rules) }
    }
  }

  private static func finding(
    _ severity: Severity, _ asset: AssetUnderCheck, _ handle: Handle, _ prompt: Prompt, _ rules: RulesInForce
  ) -> Finding {
    let spelled = asset.reference.name.map { "@\($0)" } ?? handle.description
    let who = asset.reference.name.map { "\(handle) (@\($0))" } ?? handle.description
    return asset.finding(
      .promptUnusedReference, severity, source: rules.handlesSource,
      message: "The prompt never speaks of \(who), so the model may ignore it.",
      remedy: isHidden(handle, prompt)
        ? "Put a space before \(spelled): right after a letter or digit it is not read as a handle."
        : "Say in the prompt what \(spelled) is for, or leave it out.")
  }

  /// True where the prompt has it, but touching the word before.
  private static func isHidden(_ handle: Handle, _ prompt: Prompt) -> Bool {
    prompt.touchingMentions.contains { $0.handle == handle }
  }
}
