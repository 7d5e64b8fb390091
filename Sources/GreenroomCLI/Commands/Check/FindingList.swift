import GreenroomModel

/// Findings under one heading: what is wrong, then what to do about it.
enum FindingList {
  /// - Parameter isUnderFile: True where the heading is the file itself: then the findings need not call it
  ///   by a handle that it has in no request.
  static func render(
    _ findings: [Finding], indent: Int, isUnderFile: Bool = false, on page: inout Page
  ) {
    let lead = StyledText(String(repeating: " ", count: indent))
    for finding in findings {
      let message = isUnderFile ? finding.messageUnderFile : finding.message
      page.paragraph(
        page.shownInside(message), indent: indent + 2, lead: lead + Mark.of(finding.severity))
      if !finding.remedy.isEmpty {
        page.paragraph(page.shownInside(finding.remedy), .dim, indent: indent + 2)
      }
    }
  }

  /// Each subject with its findings below it, in the order in which the subjects first stand. What is said
  /// of many in the same words is said once, of all of them.
  static func renderGroups(_ findings: [Finding], on page: inout Page) {
    let shared = Dictionary(grouping: findings, by: Wording.init).filter { $0.value.count >= fewestShared }
    for group in findings.filter({ shared[Wording($0)] == nil }).groupedBySubject {
      heading(group, group[0].subject, on: &page)
      render(group, indent: 4, on: &page)
    }
    for wording in findings.map(Wording.init).unique {
      guard let group = shared[wording], var finding = group.first else { continue }
      finding.message = wording.message
      heading(group, group.map(\.subject).joined(separator: " "), on: &page)
      render([finding], indent: 4, on: &page)
    }
  }

  private static let fewestShared = 3

  private static func heading(_ findings: [Finding], _ words: String, on page: inout Page) {
    page.line(Mark.of(findings.map(\.severity).max() ?? .info) + " " + StyledText(words, .bold))
  }

  /// `2 errors, 1 warning, 3 notes`; nil where there are none.
  static func counts(_ findings: [Finding]) -> String? {
    let words = [(Severity.error, "error"), (.warning, "warning"), (.info, "note")].compactMap {
      severity, noun in
      let number = findings.count { $0.severity == severity }
      return number > 0 ? Amount.count(number, noun) : nil
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}

/// What a finding says, whomever it says it of.
private struct Wording: Hashable {
  let severity: Severity
  let message: String
  let remedy: String

  init(_ finding: Finding) {
    severity = finding.severity
    let begins = finding.message.hasPrefix(finding.subject + " ")
    message = begins ? "Each" + finding.message.dropFirst(finding.subject.count) : finding.message
    remedy = finding.remedy
  }
}

extension Finding {
  fileprivate var messageUnderFile: String {
    if message.hasPrefix(subject + ": ") { return String(message.dropFirst(subject.count + 2)) }
    return message.hasPrefix(subject + " ") ? "It" + message.dropFirst(subject.count) : message
  }
}

extension [Finding] {
  fileprivate var groupedBySubject: [[Finding]] {
    map(\.subject).unique.map { subject in filter { $0.subject == subject } }
  }
}

extension Array where Element: Hashable {
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
