import Greenroom
import GreenroomModel

extension DuplicatesDocument: Document {
  func render(on page: inout Page) {
    for group in groups { render(group, on: &page) }
    for problem in problems {
      page.paragraph("\(page.shown(problem.path)): \(problem.message)", indent: 2, lead: Mark.error)
    }
    let found =
      groups.isEmpty ? "Nothing is here twice." : Amount.count(groups.count, "group") + " of duplicates."
    page.line(StyledText(found, .bold) + StyledText("  \(Amount.count(compared, "asset")) compared", .dim))
    guard groups.contains(where: { $0.assets.count > 1 }) else { return }
    page.line(
      StyledText("`greenroom duplicates resolve ID… --keep ID` merges; no file is deleted.", .dim))
  }

  private func render(_ group: Group, on page: inout Page) {
    for member in group.assets {
      let mark = member.reason == nil ? Mark.pass : Mark.note
      let name = member.name.map { StyledText("@\($0)  ", .cyan) } ?? ""
      page.line(
        mark + StyledText(" ") + StyledText(member.id.text, .bold) + StyledText("  ") + name
          + StyledText(FactsLine.text(member.facts) + "  ")
          + StyledText(Amount.bytes(member.bytes), .dim))
      for path in member.paths { page.line(StyledText("    " + page.shown(path))) }
      if member.paths.count > 1 {
        page.line(StyledText("    One content in \(Amount.count(member.paths.count, "file")).", .dim))
      }
      if let reason = member.reason { page.paragraph(reason.message, .dim, indent: 4) }
    }
    page.line()
  }
}

extension ResolvedDocument: Document {
  func render(on page: inout Page) {
    let left = unchanged > 0 ? StyledText("; \(Amount.count(unchanged)) had nothing to change", .dim) : ""
    let count = Amount.count(changed.count, "asset")
    guard let kept else { return page.line(StyledText("Called \(count) alternates") + left) }
    page.line(StyledText("Merged \(count) into \(kept.text) and put into the trash") + left)
  }
}
