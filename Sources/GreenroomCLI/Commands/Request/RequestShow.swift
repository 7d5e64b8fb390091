import ArgumentParser
import Greenroom

struct RequestShow: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a stored request: its references, findings and exact body.",
    discussion: """
      Examples:
        greenroom request show 7k2m
        greenroom request show 7k2m --body
        greenroom request show 7k2m --curl
      """)

  @Argument(help: ArgumentHelp("The request's id or the beginning of it.", valueName: "id"))
  var id: String

  @OptionGroup var form: RequestForm
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    return Outcome(try form.document(for: [library.request(id)], in: library))
  }
}
