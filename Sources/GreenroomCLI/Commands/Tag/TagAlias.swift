import ArgumentParser
import Greenroom

struct TagAlias: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias",
    abstract: "Let another word mean a tag.",
    discussion: """
      What is tagged or searched with the word means the tag.

      Examples:
        greenroom tag alias 夜 night
        greenroom tag alias 夜 --remove
      """)

  @Argument(help: "The other word.")
  var alias: String

  @Argument(help: "The tag that it means.", completion: Completions.ofTags)
  var tag: String?

  @Flag(help: "Let it mean nothing any more.")
  var remove = false

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if remove == (tag != nil) { throw ValidationError("Name the tag, or give --remove.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.writing(rehearsal) { library in
      guard let tag else { return try library.removeAlias(alias) }
      return try library.addAlias(alias, of: tag)
    }
  }
}
