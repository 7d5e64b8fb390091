import Greenroom

extension WhyDocument: Document {
  func render(on page: inout Page) {
    page.line(mark + StyledText(" ") + StyledText(page.shown(path), .bold))
    page.paragraph(page.shownInside(message), indent: 2)
    if let rule, rule.isNegated { page.paragraph(page.shownInside(rule.takenBack), .dim, indent: 2) }
    if let hint { page.paragraph(page.shownInside(hint), .dim, indent: 2) }
  }

  private var mark: StyledText {
    switch state {
    case .indexed, .folder: Mark.pass
    case .changed, .waiting, .missing, .offline: Mark.warning
    case .failed: Mark.error
    case .ignored, .linked, .skipped, .outside, .library: Mark.note
    }
  }
}

extension WhyDocument.Rule {
  fileprivate var takenBack: String {
    "The line “\(pattern)”\(file.map { " in \($0):\(line ?? 0)" } ?? "") keeps it from being ignored."
  }
}
