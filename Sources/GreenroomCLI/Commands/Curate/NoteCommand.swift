import ArgumentParser
import Greenroom

struct NoteCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Write a note on an asset, or on all that a query finds.",
    discussion: """
      It takes the place of the note that was there.

      Examples:
        greenroom note @hero 'the take with the cleaner hands'
        greenroom note @hero --clear
      """)

  @Argument(
    help: ArgumentHelp(
      "A path, an @name, the beginning of an id, or a query in quotes.", valueName: "asset|query"),
    completion: .file())
  var asset: RawArgument

  @Argument(help: "The note.")
  var text: String?

  @Flag(help: "Take the note away.")
  var clear = false

  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if clear == (text != nil) { throw ValidationError("Give a note, or --clear.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.curating([asset], options, "write on", isJSON: common.json) { try $0.annotate($1, text) }
  }
}
