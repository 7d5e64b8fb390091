import ArgumentParser
import Greenroom

struct LineageCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "lineage",
    abstract: "Show what an asset was made of, and what was made of it.",
    discussion: """
      Examples:
        greenroom lineage @hero
        greenroom lineage clips/dawn.mp4 --json
      """)

  @Argument(help: "A path, an @name or the beginning of an id.", completion: .file())
  var asset: RawArgument

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().lineage(context.asset(asset)))
  }
}
