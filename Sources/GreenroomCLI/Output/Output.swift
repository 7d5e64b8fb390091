import Greenroom
import GreenroomModel

/// What every command hands back: one value that is both the JSON document and the text.
protocol Document: Encodable {
  func render(on page: inout Page)
}

/// The only place that writes to the standard output: one result a command, as text or as JSON.
struct Output: Sendable {
  let isJSON: Bool
  let terminal: Terminal
  let results: ByteStream
  let messages: ByteStream
  /// In text, paths below it are written without it.
  let workingFolder: String

  func show(_ document: some Document) throws {
    guard !isJSON else { return try results.write(DocumentEncoder.text(of: document, as: .pretty) + "\n") }
    var page = Page(
      columns: terminal.columns, isColored: terminal.isOutputColored, workingFolder: workingFolder)
    document.render(on: &page)
    try results.write(page.text)
  }

  /// Shows something on the error stream, for a person to say yes or no to where there is somebody to be asked.
  func ask(_ document: any Document, _ question: String?) throws {
    var page = Page(
      columns: terminal.errorColumns, isColored: terminal.isErrorColored, workingFolder: workingFolder)
    document.render(on: &page)
    try messages.write(page.text + (question.map { "\($0) [y/N] " } ?? ""))
  }

  func show(notice: String) throws {
    var page = Page(columns: terminal.errorColumns, isColored: terminal.isErrorColored)
    page.paragraph(notice, .dim, indent: 0)
    try messages.write(page.text)
  }

  /// Tells what went wrong: with `--json` as the one document on the standard output.
  func show(_ error: GreenroomError) throws {
    guard !isJSON else {
      return try results.write(DocumentEncoder.text(of: ErrorDocument(error), as: .pretty) + "\n")
    }
    var page = Page(columns: terminal.errorColumns, isColored: terminal.isErrorColored)
    // A query's mistake comes with the query and a mark below it, which must not be broken anew.
    let lines = error.message.split(separator: "\n", omittingEmptySubsequences: false)
    page.paragraph(String(lines[0]), indent: 0, lead: StyledText("greenroom: ", .bold, .red))
    for line in lines.dropFirst() { page.line(StyledText(String(line))) }
    if let hint = error.hint { page.paragraph(hint, indent: 0, lead: StyledText("hint: ", .cyan)) }
    try messages.write(page.text)
  }
}
