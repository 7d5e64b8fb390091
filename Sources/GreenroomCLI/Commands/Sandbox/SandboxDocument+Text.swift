import Greenroom

extension SandboxDocument: Document {
  func render(on page: inout Page) {
    page.line(StyledText("The sandbox answers at ") + StyledText(baseURL, .bold) + StyledText("."))
    page.line()
    page.line(StyledText("  export GREENROOM_PROFILE=\(profile) GREENROOM_API_KEY=sandbox", .cyan))
    page.line(StyledText("  export GREENROOM_BASE_URL=\(baseURL)", .cyan))
    page.line()
    page.line(StyledText("Ctrl-C ends it; it forgets its tasks then.", .dim))
  }
}
