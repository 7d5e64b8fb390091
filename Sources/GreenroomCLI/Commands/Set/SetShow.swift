import ArgumentParser
import Greenroom

struct SetShow: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a set's references with their handles.",
    discussion: """
      Examples:
        greenroom set show trailer
      """)

  @OptionGroup var name: SetArgument
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().set(named: name.set))
  }
}
