import ArgumentParser
import Greenroom

struct SetAdd: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Put assets at the end of a set, which is made where there is none.",
    discussion: """
      Examples:
        greenroom set add trailer refs/dusk.png
        greenroom set add trailer camera=refs/dolly.mp4 @theme
      """)

  @OptionGroup var name: SetArgument

  @Argument(
    help: ArgumentHelp("What to put in, in the order of the handles.", valueName: "[name=]asset"),
    completion: .file())
  var assets: [RawArgument]

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let additions = try AdditionArguments(assets, in: context).additions
    return try context.writing(rehearsal) { try $0.add(additions, toSet: name.set) }
  }
}
