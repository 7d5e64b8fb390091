import Greenroom
import GreenroomModel

extension AssetsDocument: Document {
  func render(on page: inout Page) {
    guard !assets.isEmpty else { return page.line(StyledText("Nothing found.", .dim)) }
    page.table(table(on: page))
    page.line()
    let shown = assets.count == total ? "" : "\(Amount.count(assets.count)) of "
    page.line(StyledText(shown + Amount.count(total, "asset"), .dim))
    if unranked {
      page.line(StyledText("The newest first: there is no word to rank by, or too much to rank.", .dim))
    }
    if let next { page.line(StyledText("More with --after \(next)", .dim)) }
  }

  private func table(on page: Page) -> Table {
    var table = Table([
      .init("ID"), .init("NAME"), .init("FACTS"), .init("SIZE", .right), .init("TAGS"),
      .init("PATH", mayShrink: true),
    ])
    for asset in assets {
      table.row([
        StyledText(asset.id.text, .bold), StyledText(asset.name.map { "@" + $0 } ?? "", .cyan),
        StyledText(FactsLine.text(asset.facts)), StyledText(Amount.bytes(asset.bytes), .dim),
        StyledText(asset.tags.joined(separator: ", "), .green),
        asset.path.map { StyledText(page.shown($0)) } ?? StyledText("missing", .yellow),
      ])
    }
    return table
  }
}
