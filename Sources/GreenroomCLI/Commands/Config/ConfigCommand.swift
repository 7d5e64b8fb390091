import ArgumentParser
import Greenroom

struct ConfigCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show every setting, its value and where it comes from.",
    discussion: """
      A flag beats a variable, a variable beats the file, the file beats the default. Secrets are masked.

      Examples:
        greenroom config
        greenroom config --json
        GREENROOM_PROFILE=qingbo-2026-09 greenroom config
      """)

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome { Outcome(context.settings.document) }
}

extension ConfigDocument: Document {
  func render(on page: inout Page) {
    var table = Table([.init(), .init(mayShrink: true), .init(), .init()])
    for entry in settings {
      let value = entry.value.map { StyledText($0) } ?? StyledText("–", .dim)
      table.row([
        StyledText(entry.key, .bold), value, StyledText(entry.place ?? entry.origin, .cyan),
        StyledText(entry.summary, .dim),
      ])
    }
    page.table(table)
    page.line()
    page.line(
      StyledText("file  ", .dim) + StyledText(file) + StyledText(fileExists ? "" : "  (not there)", .dim))
  }
}
