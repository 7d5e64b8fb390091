import Greenroom

extension ProblemsDocument: Document {
  func render(on page: inout Page) {
    guard !problems.isEmpty else { return page.line(StyledText("Nothing was skipped.", .dim)) }
    var table = Table([.init("PATH", mayShrink: true), .init("CODE"), .init("REASON")])
    for problem in problems {
      table.row([
        StyledText(page.shown(problem.path)), StyledText(problem.code, .yellow),
        StyledText(problem.message, .dim),
      ])
    }
    page.table(table)
    page.line()
    let shown = problems.count == total ? "" : "\(Amount.count(problems.count)) of "
    page.line(StyledText(shown + Amount.count(total, "file"), .dim))
    if let next { page.line(StyledText("More with --after \(next)", .dim)) }
  }
}
