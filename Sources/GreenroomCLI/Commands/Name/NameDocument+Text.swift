import Greenroom
import GreenroomModel

extension NameDocument: Document {
  func render(on page: inout Page) {
    let before = previous.flatMap { $0 == name ? nil : StyledText("  before: @\($0)", .dim) } ?? ""
    let file = path.map { StyledText("  " + page.shown($0), .dim) } ?? ""
    let now = name.map { StyledText("is ") + StyledText("@" + $0, .bold, .cyan) } ?? "has no name now"
    page.line(StyledText(id.text, .bold) + " " + now + file + before)
  }
}
