import ArgumentParser
import Greenroom

struct ShowCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything known about one asset.",
    discussion: """
      Terminals that can (kitty, iTerm2, WezTerm, Ghostty, foot and others) show its picture too.

      Examples:
        greenroom show @hero
        greenroom show refs/hero.jpg
        greenroom show 7k2m --json
      """)

  @Argument(help: "A path, an @name or the beginning of an id.", completion: .file())
  var asset: RawArgument

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    let document = try library.show(context.asset(asset))
    if !common.json, let picture = context.inlinePicture(of: document.asset.id, in: library) {
      try context.write(picture)
    }
    return Outcome(document)
  }
}
