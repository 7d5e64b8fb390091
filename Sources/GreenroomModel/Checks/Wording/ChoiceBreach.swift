/// A value that is not on the list, and the words to say so.
struct ChoiceBreach {
  let value: String
  let breach: Breach<Choices>

  init?(_ value: String, limit: Limit<Choices>, allows: (Choices) -> Bool) {
    guard let breach = limit.breach(allows) else { return nil }
    self.value = value
    self.breach = breach
  }

  var severity: Severity { breach.severity }

  /// `; only MP4 and MOV are accepted`
  var rule: String {
    let list = breach.broken.allowed.prose
    let isOne = breach.broken.allowed.values.count == 1
    switch breach.kind {
    case .refused where severity == .error: return "only \(list) \(isOne ? "is" : "are") accepted"
    case .refused: return "\(list) \(isOne ? "is" : "are") safe"
    case .undocumented: return "\(list) \(isOne ? "is" : "are") documented, though it may pass"
    case .disputed:
      let theirs = breach.other.map { "\($0.titles) allows it" } ?? "others allow it"
      return "\(theirs), \(breach.broken.titles) only \(list)"
    }
  }
}

extension Choices {
  /// The values for the middle of a sentence: `JPEG, PNG and WebP`.
  var prose: String {
    let names = values.map { FormatName.text($0.plainText) }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// True where the list has `codec` itself, `container/codec`, or `container/*`.
  func contains(codec: String, in container: String?) -> Bool {
    if contains(codec) { return true }
    guard let container else { return false }
    return contains("\(container)/\(codec)") || contains("\(container)/*")
  }
}

extension AssetUnderCheck {
  /// Adds a finding where `value` is not on the list.
  ///
  /// - Parameter measured: What the sentence says was found: `is a TIFF file`.
  func judge(
    _ code: FindingCode, _ value: String, _ limit: Limit<Choices>, measured: @autoclosure () -> String,
    into sink: inout FindingSink, remedy: () -> String, allows: (Choices) -> Bool
  ) {
    guard let found = ChoiceBreach(value, limit: limit, allows: allows) else { return }
    sink.add(found.severity) {
      finding(
        code, found.severity, measured: .text(value), limit: .text(found.breach.broken.allowed.text),
        source: found.breach.citation, message: "\(subject) \(measured()); \(found.rule).",
        remedy: remedy())
    }
  }
}
