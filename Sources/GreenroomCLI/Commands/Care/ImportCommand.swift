import ArgumentParser
import Foundation
import Greenroom
import GreenroomModel

struct ImportCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Merge an export into the catalog, by content.",
    discussion: """
      Content that is known is the same asset. Nothing is deleted: tags are united, and where a name, a rating or a \
      note is another one here, it stays and the other is told. A set of the same name with other members is added \
      under a free one. Importing twice is importing once.

      Examples:
        greenroom import library.jsonl --dry-run
        greenroom import library.jsonl
      """)

  @Argument(help: ArgumentHelp("A file that `export` wrote.", valueName: "file"), completion: .file())
  var file: RawArgument

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.writing(rehearsal) { try $0.importing(context.path(file), at: Date()) }
  }
}
