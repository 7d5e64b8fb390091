import Greenroom

extension TagsDocument: Document {
  func render(on page: inout Page) {
    guard !tags.isEmpty else {
      return page.line(StyledText("No tags yet. `greenroom tag add QUERY TAG…` gives some.", .dim))
    }
    var table = Table([.init("TAG"), .init("ASSETS", .right), .init("ALSO", mayShrink: true)])
    for tag in tags {
      table.row([
        StyledText(tag.name, .green), StyledText(Amount.count(tag.assets)),
        StyledText(tag.aliases.joined(separator: ", "), .dim),
      ])
    }
    page.table(table)
  }
}

extension TaggingDocument: Document {
  func render(on page: inout Page) {
    let done = action == "add" ? "added to" : "taken from"
    let names = StyledText(tags.joined(separator: ", "), .green)
    let left = unchanged > 0 ? StyledText("; \(Amount.count(unchanged)) had nothing to change", .dim) : ""
    page.line(names + " \(done) \(Amount.count(changed.count, "asset"))" + left)
  }
}

extension TagChangeDocument: Document {
  func render(on page: inout Page) {
    for tag in tags {
      let becomes =
        tag.becomes.map { StyledText(" \(verb) ") + StyledText($0, .green) } ?? " means nothing any more"
      page.line(StyledText(tag.name, .green) + becomes)
    }
    if !changed.isEmpty {
      page.line(StyledText("\(Amount.count(changed.count, "asset")) got a tag for it", .dim))
    }
  }

  private var verb: String {
    switch action {
    case "rename": "is now called"
    case "merge": "is now one with"
    default: "means"
    }
  }
}
