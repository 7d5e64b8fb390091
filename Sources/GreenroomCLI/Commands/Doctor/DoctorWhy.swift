import ArgumentParser
import Greenroom

struct DoctorWhy: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Explain why a file or folder is indexed, or is not.",
    discussion: """
      Names the rule that ignores it, with its file and line, or the reason why it could not be read, or the \
      asset that it is. What no run has met yet is read to tell what one would find. Nothing is changed. Exit \
      code 1 says that there is nothing at the path.

      Examples:
        greenroom doctor why ~/Footage/.refs/hero.jpg
        greenroom doctor why ~/Footage/take3.mov --json
      """)

  @Argument(help: "A file or folder.", completion: .file())
  var path: RawArgument

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().why(context.path(path)))
  }
}
