import Greenroom
import GreenroomModel

extension MarkDocument: Document {
  func render(on page: inout Page) {
    let left = unchanged > 0 ? StyledText("; \(Amount.count(unchanged)) had nothing to change", .dim) : ""
    page.line(StyledText("\(done) \(Amount.count(changed.count, "asset"))") + left)
  }

  private var done: String {
    switch (action, value) {
    case ("rate", .integer(let rating)?): "Rated \(rating):"
    case ("rate", _): "No rating any more:"
    case ("pick", .bool(true)?): "Picked"
    case ("pick", .bool(false)?): "Rejected"
    case ("pick", _): "Neither picked nor rejected any more:"
    case ("note", nil): "No note any more:"
    case ("note", _): "Wrote a note on"
    case ("trash", _): "Into the trash:"
    default: "Back from the trash:"
    }
  }
}
