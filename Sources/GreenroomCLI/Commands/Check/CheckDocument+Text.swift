import Greenroom
import GreenroomModel

extension CheckDocument: Document {
  func render(on page: inout Page) {
    renderReferences(on: &page)
    renderOthers(on: &page)
    if !references.isEmpty || !findings.isEmpty { page.line() }
    page.line(summary)
  }

  /// Every reference with its facts, and its findings below it.
  private func renderReferences(on page: inout Page) {
    let lines = ReferenceTable(references, on: page).lines
    for (reference, line) in zip(references, lines) {
      page.line(line)
      FindingList.render(findings(about: reference), indent: 4, on: &page)
    }
  }

  /// What is about no single reference: the prompt, counts and totals, parameters.
  private func renderOthers(on page: inout Page) {
    FindingList.renderGroups(
      findings.filter { finding in !references.contains { isAbout($0, finding) } }, on: &page)
  }

  private func findings(about reference: ReferenceResult) -> [Finding] {
    findings.filter { isAbout(reference, $0) }
  }

  /// Two files without a handle can share a name, so the path decides where both have one.
  private func isAbout(_ reference: ReferenceResult, _ finding: Finding) -> Bool {
    guard finding.subject == reference.subject else { return false }
    guard reference.handle == nil, let path = finding.path, let own = reference.path else { return true }
    return path == own
  }

  private var summary: StyledText {
    let counts = FindingList.counts(findings).map { StyledText("  " + $0) } ?? ""
    return VerdictWord.of(verdict) + counts
      + StyledText("  \(model) · \(mode.words) · \(profile) \(profileRevision)", .dim)
  }
}

extension ChecksDocument: Document {
  func render(on page: inout Page) {
    let references = checks.flatMap(\.references)
    let lines = ReferenceTable(references, showingHandles: false, on: page).lines
    var next = lines.startIndex
    for check in checks {
      for line in lines[next...].prefix(check.references.count) { page.line(line) }
      next += check.references.count
      FindingList.render(check.findings, indent: 4, isUnderFile: true, on: &page)
    }
    if !checks.isEmpty { page.line() }
    let words = [(Verdict.pass, "pass"), (.warn, "pass with warnings"), (.fail, "fail")].compactMap {
      verdict, words in
      let number = checks.count { $0.verdict == verdict }
      return number > 0 ? "\(Amount.count(number)) \(number == 1 ? words.singular : words)" : nil
    }
    let counts = words.isEmpty ? "nothing to check" : words.joined(separator: ", ")
    page.line(
      StyledText("\(Amount.count(checks.count, "file")): ", .bold) + StyledText(counts)
        + StyledText("  \(model) · each alone · \(profile) \(profileRevision)", .dim))
  }
}

extension String {
  /// The verb for one: `pass with warnings` becomes `passes with warnings`.
  fileprivate var singular: String {
    let verb = prefix { $0 != " " }
    return verb + (verb.hasSuffix("s") ? "es" : "s") + dropFirst(verb.count)
  }
}

extension Mode {
  /// As people read it: `first and last frame`.
  var words: String {
    switch self {
    case .text: "text to video"
    case .image: "image to video"
    case .firstFrame: "first frame"
    case .firstLastFrame: "first and last frame"
    case .multimodalReference: "multimodal reference"
    }
  }
}
