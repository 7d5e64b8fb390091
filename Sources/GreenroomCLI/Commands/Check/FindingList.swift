import GreenroomModel

/// Findings under one heading: what is wrong, then what to do about it.
enum FindingList {
  static func render(_ findings: [Finding], indent: Int, on page: inout Page) {
    let lead = StyledText(String(repeating: " ", count: indent))
    for finding in findings {
      page.paragraph(finding.message, indent: indent + 2, lead: lead + Mark.of(finding.severity))
      if !finding.remedy.isEmpty {
        page.paragraph(page.shownInside(finding.remedy), .dim, indent: indent + 2)
      }
    }
  }

  /// Each subject with its findings below it, in the order in which the subjects first stand.
  static func renderGroups(_ findings: [Finding], on page: inout Page) {
    var subjects: [String] = []
    for finding in findings where !subjects.contains(finding.subject) { subjects.append(finding.subject) }
    for subject in subjects {
      let group = findings.filter { $0.subject == subject }
      page.line(Mark.of(group.map(\.severity).max() ?? .info) + " " + StyledText(subject, .bold))
      render(group, indent: 4, on: &page)
    }
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
