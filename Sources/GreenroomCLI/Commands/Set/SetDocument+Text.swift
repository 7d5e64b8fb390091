import Greenroom
import GreenroomModel

extension SetDocument: Document {
  func render(on page: inout Page) {
    page.line(StyledText(name, .bold) + StyledText("  " + Amount.count(references.count, "reference"), .dim))
    for line in ReferenceTable(references, on: page).lines { page.line(line) }
    for slot in slots {
      let kind = slot.kind.map { " (\($0.rawValue))" } ?? ""
      let mark =
        slot.handle.map { StyledText($0, .green) } ?? StyledText("empty", slot.isRequired ? .red : .dim)
      page.line(StyledText("  \(slot.name)\(kind): ", .dim) + mark)
    }
    if references.isEmpty {
      page.line(StyledText("Empty. `greenroom set add \(name) ASSET…` fills it.", .dim))
    }
  }
}

extension SetsDocument: Document {
  func render(on page: inout Page) {
    guard !sets.isEmpty else {
      return page.line(StyledText("No sets yet. `greenroom set create NAME ASSET…` makes one.", .dim))
    }
    var table = Table([
      .init("SET"), .init("IMAGES", .right), .init("VIDEOS", .right), .init("AUDIOS", .right),
    ])
    for set in sets {
      table.row([
        StyledText(set.name, .bold), StyledText(String(set.images)), StyledText(String(set.videos)),
        StyledText(String(set.audios)),
      ])
    }
    page.table(table)
  }
}

extension DeletedDocument: Document {
  func render(on page: inout Page) {
    page.line(StyledText("The \(noun) ") + StyledText(name, .bold) + " is gone; the assets stay.")
  }
}
