import ArgumentParser
import Greenroom

struct TagList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List all tags and how many assets bear each.",
    discussion: """
      Examples:
        greenroom tag list
        greenroom tag list --json
      """)

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome { Outcome(try context.library().tags()) }
}
