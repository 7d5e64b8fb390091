import ArgumentParser
import Greenroom

struct RequestList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the stored requests, the newest first.",
    discussion: """
      Examples:
        greenroom request list
        greenroom request list --limit 5 --json
      """)

  @Option(help: ArgumentHelp("How many to show at most.", valueName: "n"))
  var limit = 50

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().requests(limit: limit))
  }
}
