import ArgumentParser
import Greenroom

struct TagMerge: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Make one tag of several.",
    discussion: """
      What bears any of them then bears the last one, which is made where there is none. The others go on to mean \
      it, as aliases.

      Examples:
        greenroom tag merge dusk sundown sunset
      """)

  @Argument(
    help: ArgumentHelp("The tags, and at the end the one that stays.", valueName: "tag"),
    completion: Completions.ofTags)
  var tags: [String]

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if tags.count < 2 { throw ValidationError("Name at least two tags: OLD… NEW.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let (names, target) = (Array(tags.dropLast()), tags[tags.count - 1])
    return try context.writing(rehearsal) { try $0.mergeTags(names, into: target) }
  }
}
