import Greenroom

extension ServeDocument: Document {
  func render(on page: inout Page) {
    page.line(StyledText("Open ") + StyledText(url, .bold))
    page.line(StyledText("Allowed: \(scopes.joined(separator: ", ")). Ctrl-C stops.", .dim))
  }
}
