import ArgumentParser
import Greenroom

struct RequestRemix: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "remix",
    abstract: "Open a stored request as a new draft that builds to the same body.",
    discussion: """
      Examples:
        greenroom request remix 7k2m
        greenroom request remix 7k2m -o next.yaml
      """)

  @Argument(help: ArgumentHelp("The request's id or the beginning of it.", valueName: "id"))
  var id: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write the draft; without it, it is printed.", valueName: "file"),
    completion: .file())
  var output: RawArgument?

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.writing(rehearsal) {
      try $0.remix(id, to: rehearsal.dryRun ? nil : context.draftFile(output))
    }
  }
}
