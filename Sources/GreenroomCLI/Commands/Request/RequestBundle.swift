import ArgumentParser
import Greenroom

struct RequestBundle: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Write a request, its clips and its references into one zip file.",
    discussion: """
      With a manifest that says what is in it, and a draft that builds to the same body wherever it is unpacked. \
      Name the request, or the clip. A file that is not here any more is told by its hash.

      Examples:
        greenroom request bundle 7k2m
        greenroom request bundle @dawn -o dawn.zip
        greenroom request bundle @dawn --hashes-only --dry-run
      """)

  @Argument(
    help: ArgumentHelp(
      "The request's id, or its clip: a path, an @name or the beginning of an id.", valueName: "request"),
    completion: .file())
  var request: RawArgument

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write it; without it, REQUEST.zip in this folder.", valueName: "file"),
    completion: .file())
  var output: RawArgument?

  @Flag(help: "References by their hashes alone, to be given on without the media.")
  var hashesOnly = false

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    var order = BundleOrder(context.asset(request), workingFolder: context.workingFolder)
    order.output = output.map(context.path)
    order.hasOnlyHashes = hashesOnly
    order.isDryRun = rehearsal.dryRun
    return try Interruption.heeded { shouldStop in
      try context.writing(rehearsal) { try $0.bundle(order, shouldStop: shouldStop) }
    }
  }
}
