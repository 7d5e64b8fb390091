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

  /// `only MP4 and MOV are accepted`
  var rule: String {
    let broken = breach.broken.allowed
    switch breach.kind {
    case .refused where severity == .error: return refusal
    case .refused: return "\(broken.prose) \(broken.are) safe"
    case .undocumented: return "\(broken.prose) \(broken.are) documented, though it may pass"
    case .disputed:
      let theirs = breach.other.map { "\($0.titles) allows it" } ?? "others allow it"
      return "\(theirs), but \(breach.broken.titles) only \(broken.prose)"
    }
  }

  /// Names what is documented before what may pass besides.
  private var refusal: String {
    guard let documented = breach.other?.allowed else {
      return "only \(breach.broken.allowed.prose) \(breach.broken.allowed.are) accepted"
    }
    let others = Choices(breach.broken.allowed.values.filter { !documented.contains($0) })
    let aside = others.values.isEmpty ? "" : ", and \(others.prose) may pass"
    return "only \(documented.prose) \(documented.are) documented\(aside)"
  }
}

extension Choices {
  /// The values for the middle of a sentence: `JPEG, PNG and WebP`.
  var prose: String {
    let names = values.map { FormatName.text($0.plainText) }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  fileprivate var are: String { values.count == 1 ? "is" : "are" }

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
    into sink: inout FindingSink, remedy: (ChoiceBreach) -> String, allows: (Choices) -> Bool
  ) {
    guard let found = ChoiceBreach(value, limit: limit, allows: allows) else { return }
    sink.add(found.severity) {
      finding(
        code, found.severity, measured: .text(value), limit: .text(found.breach.broken.allowed.text),
        source: found.breach.citation, message: "\(subject) \(measured()); \(found.rule).",
        remedy: remedy(found))
    }
  }
}
