import ArgumentParser
import Greenroom

struct SetRemove: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take references out of a set; those behind them move up.",
    discussion: """
      Examples:
        greenroom set remove trailer @image2
        greenroom set remove trailer @camera refs/dunes.png
      """)

  @OptionGroup var name: SetArgument

  @Argument(
    help: ArgumentHelp("Handles, names in the set, or assets.", valueName: "handle|asset"),
    completion: .file())
  var members: [RawArgument]

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.writing(rehearsal) { try $0.remove(members.map(context.asset), fromSet: name.set) }
  }
}
