import Greenroom
import GreenroomModel

/// What is asked about before it is done.
struct RepairPlan: Document {
  let repairs: [String]

  func render(on page: inout Page) {
    for repair in repairs { page.paragraph(repair, indent: 2, lead: "• ") }
  }
}

extension FsckDocument: Document {
  /// More problems of one kind than this are counted.
  private static let shown = 20

  func render(on page: inout Page) {
    for group in Dictionary(grouping: problems, by: \.code).values.sorted(by: { $0[0].code < $1[0].code }) {
      for problem in group.prefix(Self.shown) { render(problem, on: &page) }
      if group.count > Self.shown {
        page.line(
          StyledText("  and \(Amount.count(group.count - Self.shown)) more of \(group[0].code)", .dim))
      }
    }
    for sentence in unproven { page.paragraph(sentence, indent: 2, lead: Mark.note + " ") }
    for repair in repairs {
      page.paragraph(repair, indent: 10, lead: StyledText(isRepaired ? "repaired" : "repair", .cyan))
    }
    if !(problems.isEmpty && unproven.isEmpty && repairs.isEmpty) { page.line() }
    page.line(verdict)
    page.line(StyledText(looks, .dim))
  }

  private func render(_ problem: Problem, on page: inout Page) {
    let lead = (problem.isDamage ? Mark.error : Mark.warning) + " " + StyledText(problem.code, .bold) + "  "
    page.paragraph(page.shown(problem.subject), indent: 2, lead: lead)
    page.paragraph(page.shownInside(problem.message), indent: 4)
    page.paragraph(problem.remedy, .dim, indent: 4)
  }

  private var verdict: StyledText {
    switch status {
    case .ok: StyledText("All is well: every row and every byte is vouched for.", .green)
    case .clean: StyledText("Nothing is wrong with what was looked at.", .green)
    case .incomplete: StyledText("The library is sound; something is missing, changed or left over.", .yellow)
    case .damaged: StyledText("Something is damaged.", .bold, .red)
    }
  }

  private var looks: String {
    "\(Amount.count(checked.files, "file")) looked for, \(Amount.count(checked.read)) read "
      + "(\(Amount.bytes(checked.bytesRead))), \(Amount.count(checked.tasks, "task")), "
      + "\(Amount.count(checked.staged, "staged object"))"
  }
}
