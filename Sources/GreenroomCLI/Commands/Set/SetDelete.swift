import ArgumentParser
import Greenroom

struct SetDelete: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a set; its assets and files stay.",
    discussion: """
      Examples:
        greenroom set delete trailer
      """)

  @OptionGroup var name: SetArgument
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.writing(rehearsal) { try $0.deleteSet(name.set) }
  }
}
