import Greenroom
import GreenroomModel

extension FitDocument: Document {
  func render(on page: inout Page) {
    for asset in assets { render(asset, on: &page) }
    let counts = [
      (Outcome.made, "made"), (.reused, "there already"), (.planned, "to be made"),
      (.passes, "pass as they are"), (.cannot, "cannot be made to pass"),
    ].compactMap { outcome, words in
      let count = assets.count { $0.outcome == outcome }
      return count > 0 ? "\(Amount.count(count)) \(words)" : nil
    }
    page.line(
      StyledText("For \(model): " + counts.joined(separator: ", "), .bold))
  }

  private func render(_ item: Item, on page: inout Page) {
    let name = item.path.map(page.shown) ?? item.id?.text ?? ""
    page.line(
      Self.mark(item.outcome) + StyledText(" ") + StyledText(name, .bold) + StyledText(word(item), .dim))
    if let facts = item.facts {
      page.line(StyledText("  is    ", .dim) + StyledText(FactsLine.text(facts, bytes: item.bytes)))
    }
    for step in item.steps { page.paragraph(step.message, indent: 8, lead: StyledText("      · ", .dim)) }
    if let copy = item.copy {
      page.line(StyledText("  copy  ", .dim) + StyledText(FactsLine.text(copy.facts, bytes: copy.bytes)))
      page.line(
        StyledText("        " + copy.id.text, .bold) + StyledText("  " + (copy.path.map(page.shown) ?? "")))
    }
    for note in item.notes { page.paragraph(note, .yellow, indent: 8) }
    for finding in item.findings where finding.severity != .info {
      let mark = finding.severity == .error ? Mark.error : Mark.warning
      page.paragraph(finding.message, indent: 8, lead: StyledText("      ") + mark + " ")
      page.paragraph(finding.remedy, .dim, indent: 8)
    }
    page.line()
  }

  private static func mark(_ outcome: Outcome) -> StyledText {
    switch outcome {
    case .passes, .made, .reused: Mark.pass
    case .planned: Mark.note
    case .cannot: Mark.error
    }
  }

  private func word(_ item: Item) -> String {
    switch item.outcome {
    case .passes: "  passes as it is"
    case .planned, .made: ""
    case .reused: "  the copy was there already"
    case .cannot: "  cannot be made to pass"
    }
  }
}
