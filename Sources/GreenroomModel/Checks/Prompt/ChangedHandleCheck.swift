/// A bare handle that meant another asset when this prompt was last used: the references have moved under
/// it. Names move with their assets, so they are not judged.
enum ChangedHandleCheck: RequestCheck {
  static let codes: [FindingCode] = [.promptHandleChanged]

  static func judge(_ request: RequestUnderCheck, _ rules: RulesInForce, into sink: inout FindingSink) {
    guard let prompt = request.prompt, !request.input.earlierHandles.isEmpty else { return }
    let now = Dictionary(
      zip(request.handles, request.assets).compactMap { handle, asset in handle.map { ($0, asset.reference) }
      }
    ) { first, _ in first }
    for handle in prompt.bareHandles.sorted() {
      guard let earlier = request.input.earlierHandles[handle], let reference = now[handle],
        let current = reference.assetID, earlier != current
      else { continue }
      sink.add(.warning) { finding(handle, earlier: earlier, current: reference, now: now) }
    }
  }

  private static func finding(
    _ handle: Handle, earlier: AssetID, current: Reference, now: [Handle: Reference]
  ) -> Finding {
    let moved = now.first { $0.value.assetID == earlier }?.key
    let name = current.name.map { "@\($0)" } ?? current.path?.fileName.text ?? current.assetID?.text ?? ""
    return Finding(
      .promptHandleChanged, .warning, subject: handle.description, path: current.path?.text,
      measured: .text(current.assetID?.text ?? ""), limit: .text(earlier.text), source: Finding.ownAdvice,
      message: "\(handle) is now \(name); when this prompt was last used it was another asset (\(earlier)).",
      remedy: moved.map {
        "Write \($0) if you mean the same asset as before, or use names, which never move."
      }
        ?? "Check that the prompt still says what you mean, or use names, which never move.")
  }
}
