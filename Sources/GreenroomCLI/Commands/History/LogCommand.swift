import ArgumentParser
import Greenroom
import GreenroomModel

struct LogCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show what was done to the library, the newest first.",
    discussion: """
      Examples:
        greenroom log
        greenroom log --limit 100
      """)

  @Option(help: ArgumentHelp("How many to show.", valueName: "n"))
  var limit = 20

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit is 1 or more.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().history(limit: limit))
  }
}

extension LogDocument: Document {
  func render(on page: inout Page) {
    guard !operations.isEmpty else { return page.line(StyledText("Nothing was done yet.", .dim)) }
    var table = Table([
      .init("NO", .right), .init("WHEN"), .init("WHO"), .init("WHAT"),
    ])
    for operation in operations { table.row(operation.row) }
    page.table(table)
  }
}

extension LogDocument.Entry {
  fileprivate var row: [StyledText] {
    let end = undoneBy.map { "  (undone by \($0))" } ?? ""
    return [
      StyledText(String(number), .bold), StyledText(Timestamp.text(at), .dim), StyledText(actor, .dim),
      undoneBy == nil ? StyledText(summary) : StyledText(summary + end, .dim),
    ]
  }
}
