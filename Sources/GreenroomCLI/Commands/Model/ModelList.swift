import ArgumentParser
import Greenroom

struct ModelList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the models of the profile in force.",
    discussion: """
      Examples:
        greenroom model list
        greenroom model list --profile qingbo-2026-09
      """)

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome { Outcome(try context.library().models()) }
}
