import ArgumentParser
import Greenroom

struct SetMove: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Give a reference another place, and so another handle.",
    discussion: """
      Examples:
        greenroom set move trailer @image3 1       the third picture becomes @image1
        greenroom set move trailer @camera 2
      """)

  @OptionGroup var name: SetArgument

  @Argument(
    help: ArgumentHelp("A handle, a name in the set, or an asset.", valueName: "handle|asset"),
    completion: .file())
  var member: RawArgument

  @Argument(help: ArgumentHelp("The place among its kind, counted from 1.", valueName: "place"))
  var place: Int

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.writing(rehearsal) {
      try $0.move(context.asset(member), to: place, inSet: name.set)
    }
  }
}
