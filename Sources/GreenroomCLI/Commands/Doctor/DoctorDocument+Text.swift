import Greenroom
import GreenroomModel

extension DoctorDocument: Document {
  func render(on page: inout Page) {
    let width = items.map(\.name.displayWidth).max() ?? 0
    for item in items {
      let padding = String(repeating: " ", count: width - item.name.displayWidth)
      let lead = mark(item.status) + " " + StyledText(item.name, .bold) + StyledText(padding + "  ")
      page.paragraph(item.detail, indent: width + 4, lead: lead)
      if let hint = item.hint { page.paragraph(hint, .dim, indent: width + 4) }
    }
    page.line()
    page.line(healthy ? StyledText("All is well.", .green) : StyledText("Something needs care.", .bold, .red))
  }

  private func mark(_ status: Status) -> StyledText {
    switch status {
    case .ok: Mark.pass
    case .warning: Mark.warning
    case .error: Mark.error
    }
  }
}
