import Greenroom

extension IndexDocument: Document {
  func render(on page: inout Page) {
    renderFailures(on: &page)
    let counts = [
      (added, "added"), (updated, "updated"), (moved, "moved"), (unchanged, "unchanged"),
      (missing, "missing"),
      (skipped, "skipped as not media"), (failed, "failed"),
    ].filter { $0.0 > 0 }.map { "\(Amount.count($0.0)) \($0.1)" }
    let found = StyledText(Amount.count(seen, "file"), .bold)
    page.line(found + StyledText(counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")) + cost)
    if skipped + failed > 0, !dryRun {
      page.line(StyledText("`greenroom find skipped:` lists what was not read, with the reason.", .dim))
    }
    if ignored > 0 {
      page.line(
        StyledText(
          "\(Amount.count(ignored, "known file")) passed over as ignored and kept: "
            + "`greenroom doctor why PATH` tells the rule.", .dim))
    }
    renderSet(on: &page)
  }

  /// Media that could not be read; what is no media is only counted.
  private func renderFailures(on page: inout Page) {
    let failures = problems.filter(\.isMedia)
    for problem in failures.prefix(Self.mostShown) {
      page.paragraph("\(page.shown(problem.path)): \(problem.message)", indent: 2, lead: Mark.error)
    }
    if failures.count > Self.mostShown {
      page.line(StyledText("  and \(Amount.count(failures.count - Self.mostShown)) more", .dim))
    }
    if !failures.isEmpty { page.line() }
  }

  private static let mostShown = 20

  private var cost: StyledText {
    StyledText("  \(Amount.bytes(bytesRead)) read in \(Amount.seconds(seconds))", .dim)
  }

  private func renderSet(on page: inout Page) {
    guard let set, let references else { return }
    page.line()
    SetDocument(name: set, references: references).render(on: &page)
  }
}
