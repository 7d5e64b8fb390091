import ArgumentParser
import Greenroom

struct SetAdd: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Put assets at the end of a set, which is made where there is none.",
    discussion: """
      What a query finds goes in by its paths.

      Examples:
        greenroom set add trailer refs/dusk.png
        greenroom set add trailer camera=refs/dolly.mp4 @theme
        greenroom set add trailer 'rating:5 kind:image' --yes
      """)

  @OptionGroup var name: SetArgument

  @Argument(
    help: ArgumentHelp("What to put in, in the order of the handles.", valueName: "[name=]asset|query"),
    completion: .file())
  var assets: [RawArgument]

  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let additions = try AdditionArguments(assets, in: context).additions
    return try context.curating(additions.map(\.asset), options, "add", isJSON: common.json) {
      try $0.add($1, called: additions.map(\.name), toSet: name.set)
    }
  }
}
