import ArgumentParser
import Greenroom

struct SetCreate: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a reference set, empty or with assets in it.",
    discussion: """
      Examples:
        greenroom set create trailer
        greenroom set create trailer hero=refs/hero.jpg refs/dunes.png @theme
      """)

  @OptionGroup var name: SetArgument

  @Argument(
    help: ArgumentHelp("What to put in, in the order of the handles.", valueName: "[name=]asset"),
    completion: .file())
  var assets: [RawArgument] = []

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let additions = try AdditionArguments(assets, in: context).additions
    return try context.writing(rehearsal) { try $0.createSet(name.set, with: additions) }
  }
}
