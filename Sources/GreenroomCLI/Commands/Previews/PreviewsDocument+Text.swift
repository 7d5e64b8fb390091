import Greenroom
import GreenroomModel

extension PreviewsDocument: Document {
  func render(on page: inout Page) {
    for problem in problems {
      page.paragraph("\(page.shown(problem.path)): \(problem.message)", indent: 2, lead: Mark.error)
    }
    let counts = [
      "\(Amount.count(made)) made", there > 0 ? "\(Amount.count(there)) there already" : nil,
      problems.isEmpty ? nil : "\(Amount.count(problems.count)) not possible",
    ].compactMap(\.self).joined(separator: ", ")
    page.line(
      StyledText("\(Amount.count(assets, "asset")): \(counts)", .bold)
        + StyledText("  \(Amount.bytes(bytes)) in all", .dim))
    guard withoutRoom > 0 else { return }
    page.paragraph(
      "There is no more room: \(Amount.count(withoutRoom)) were not made, and will be when they are wanted. "
        + "`previews.room` in the configuration, or GREENROOM_PREVIEWS_ROOM, gives more.", .yellow, indent: 0)
  }
}
