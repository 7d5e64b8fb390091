import Greenroom
import GreenroomModel

extension DraftDocument: Document {
  func render(on page: inout Page) {
    if let path {
      page.line(StyledText(page.shown(path)))
    } else {
      page.verbatim(text)
    }
  }
}

extension CommandContext {
  /// Where a draft is to be written; nil for the output stream, which `-` names too.
  func draftFile(_ argument: RawArgument?) -> MediaPath? {
    argument.flatMap { $0.text == "-" ? nil : path($0) }
  }
}
