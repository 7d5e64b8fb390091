import Greenroom

extension IndexDocument: Document {
  func render(on page: inout Page) {
    for problem in problems {
      page.paragraph("\(page.shown(problem.path)): \(problem.message)", indent: 2, lead: Mark.error)
    }
    if !problems.isEmpty { page.line() }
    let counts = [
      (added, "added"), (updated, "updated"), (moved, "moved"), (unchanged, "unchanged"),
      (missing, "missing"),
      (skipped, "skipped as not media"), (failed, "failed"),
    ].filter { $0.0 > 0 }.map { "\(Amount.count($0.0)) \($0.1)" }
    let found = StyledText(Amount.count(seen, "file"), .bold)
    page.line(found + StyledText(counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")) + cost)
    if dryRun { page.line(StyledText("A dry run: nothing was recorded.", .yellow)) }
    renderSet(on: &page)
  }

  private var cost: StyledText {
    StyledText("  \(Amount.bytes(bytesRead)) read in \(Amount.seconds(seconds))", .dim)
  }

  private func renderSet(on page: inout Page) {
    guard let set, let references else { return }
    page.line()
    SetDocument(name: set, references: references).render(on: &page)
  }
}
