import Greenroom

extension TagsDocument: Document {
  func render(on page: inout Page) {
    guard !tags.isEmpty else {
      return page.line(StyledText("No tags yet. `greenroom tag add QUERY TAG…` gives some.", .dim))
    }
    var table = Table([.init("TAG"), .init("ASSETS", .right)])
    for tag in tags { table.row([StyledText(tag.name, .green), StyledText(Amount.count(tag.assets))]) }
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
