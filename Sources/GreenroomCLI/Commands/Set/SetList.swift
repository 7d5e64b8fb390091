import ArgumentParser
import Greenroom

struct SetList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List all reference sets.",
    discussion: """
      Examples:
        greenroom set list
        greenroom set list --json
      """)

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome { Outcome(try context.library().sets()) }
}
