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
      says that media files could not be read. Hidden files, leftovers of other programs and what a \
      .greenroomignore names, in the language of .gitignore, are left alone; `doctor why PATH` tells which rule.

      With --watch it goes on: what changes is indexed as soon as it has been left alone for a moment, until \
      Ctrl-C. Each run that finds something new is shown, with --json as a document of its own.

      Examples:
        greenroom index ~/Footage
        greenroom index ~/Footage --watch
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

  @Flag(help: "Go on, and index what changes.")
  var watch = false

  @OptionGroup var rehearsal: RehearsalOption

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let request = IndexRequest(
      paths: paths.map(context.path), set: set, acceptMissing: acceptMissing, dryRun: rehearsal.dryRun)
    let library = try context.library()
    if watch { try keepWatching(request, library, context) }
    let document = try Interruption.heeded { shouldStop in
      try library.index(request, observer: context.progress.observer, shouldStop: shouldStop)
    }
    return Outcome(
      document, document.failed > 0 ? .partial : .done,
      notice: rehearsal.dryRun ? Outcome.dryRunNotice : nil)
  }

  /// Ends by Ctrl-C only, which is an error like everywhere.
  private func keepWatching(_ request: IndexRequest, _ library: Library, _ context: CommandContext) throws {
    try Interruption.heeded { shouldStop in
      try library.watch(request, observer: context.progress.observer, shouldStop: shouldStop) { result in
        // A stream that nobody reads any more ends the program by its signal.
        switch result {
        case .success(let document): try? context.show(document)
        case .failure(let error): try? context.showError(error)
        }
      }
    }
    throw Interruption.error
  }
}
