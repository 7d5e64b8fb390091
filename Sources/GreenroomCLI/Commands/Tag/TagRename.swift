import ArgumentParser
import Greenroom

struct TagRename: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Call a tag otherwise, and with it all that stand below it.",
    discussion: """
      Examples:
        greenroom tag rename nite night
        greenroom tag rename place location
      """)

  @Argument(help: "The tag.", completion: Completions.ofTags)
  var tag: String

  @Argument(help: "What it is to be called.")
  var name: String

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.writing(rehearsal) { try $0.renameTag(tag, to: name) }
  }
}
