import ArgumentParser
import Greenroom

struct ShowCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything known about one asset.",
    discussion: """
      Examples:
        greenroom show @hero
        greenroom show refs/hero.jpg
        greenroom show 7k2m --json
      """)

  @Argument(help: "A path, an @name or the beginning of an id.", completion: .file())
  var asset: RawArgument

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().show(context.asset(asset)))
  }
}
