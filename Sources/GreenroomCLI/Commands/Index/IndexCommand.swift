import ArgumentParser
import Greenroom
import GreenroomModel

struct IndexCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Catalogue folders and files in place.",
    discussion: """
      Nothing in them is written, renamed or deleted. A second run reads only what is new or changed; files \
      that were moved keep their names, tags and sets. What is not media is skipped and counted; exit code 3 \
      says that media files could not be read.

      Examples:
        greenroom index ~/Footage
        greenroom index refs --set trailer       and give each file its handle
        greenroom index ~/Footage --dry-run
        greenroom index /mnt/archive --accept-missing
      """)

  @Argument(help: ArgumentHelp("Folders and files.", valueName: "path"), completion: .file())
  var paths: [RawArgument]

  @Option(help: "A reference set to put what is found into.", completion: Completions.ofSets)
  var set: String?

  @Flag(help: "Believe that many files, or a whole root, are gone.")
  var acceptMissing = false

  @OptionGroup var rehearsal: RehearsalOption

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let request = IndexRequest(
      paths: paths.map(context.path), set: set, acceptMissing: acceptMissing, dryRun: rehearsal.dryRun)
    let library = try context.library()
    let document = try Interruption.heeded { shouldStop in
      try library.index(request, observer: context.progress.observer, shouldStop: shouldStop)
    }
    return Outcome(
      document, document.failed > 0 ? .partial : .done,
      notice: rehearsal.dryRun ? Outcome.dryRunNotice : nil)
  }
}
