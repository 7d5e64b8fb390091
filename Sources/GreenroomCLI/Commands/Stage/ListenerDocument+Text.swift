import Greenroom

extension ListenerDocument: Document {
  func render(on page: inout Page) {
    page.line(StyledText("Serving what is staged at ") + StyledText(address, .bold))
    if let publicURL {
      page.line(StyledText("Links lead to ") + StyledText(publicURL, .bold))
    } else {
      page.line(
        StyledText(
          "Only a sandbox on this machine can reach that; --public-url names a public address.", .dim))
    }
  }
}
