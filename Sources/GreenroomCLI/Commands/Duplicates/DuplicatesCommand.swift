import ArgumentParser
import Greenroom
import GreenroomModel

struct DuplicatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "Find what is in the library twice, or looks or sounds alike.",
    discussion: """
      No file is ever deleted. What is resolved goes into the catalog's trash, and `greenroom undo` brings it back.
      """,
    subcommands: [DuplicatesList.self, DuplicatesResolve.self, DuplicatesAlternate.self],
    defaultSubcommand: DuplicatesList.self)
}

struct DuplicatesList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List duplicates in groups, with what is the same. What `greenroom duplicates` alone does.",
    discussion: """
      Exact ones have the same bytes. Similar ones are pictures that look alike, clips that show the same moments \
      or are a part of one another, and sounds that sound alike. The first time, whole files are read for it; what \
      comes of that is kept. Of each group the longest and largest stands first.

      Examples:
        greenroom duplicates
        greenroom duplicates kind:video tag:night
        greenroom duplicates --exact
        greenroom duplicates --similar --strictness loose --json
      """)

  @Argument(help: ArgumentHelp("The words of a query; without one, everything.", valueName: "query"))
  var query: [RawArgument] = []

  @Flag(help: "Only the same bytes.")
  var exact = false

  @Flag(help: "Only what looks or sounds alike.")
  var similar = false

  @Option(
    help: "How alike: strict, normal or loose.",
    completion: .list(Strictness.allCases.map(\.rawValue)))
  var strictness = Strictness.normal

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if exact, similar { throw ValidationError("Give --exact or --similar; without either, both are listed.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let request = DuplicatesRequest(
      query: query.map(\.text).joined(separator: " "), findsExact: !similar, findsSimilar: !exact,
      strictness: strictness)
    let library = try context.library()
    let document = try Interruption.heeded { try library.duplicates(request, $0) }
    return Outcome(document, document.problems.isEmpty ? .done : .partial)
  }
}

struct DuplicatesResolve: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Let one asset stand for its duplicates.",
    discussion: """
      The one that is kept takes over their tags and places in sets, and their name, rating, pick and note where \
      it has none. Requests and clips that were made with them are found through it. They go into the trash; no \
      file is touched.

      Examples:
        greenroom duplicates resolve 7k2m 9x3c --keep @hero
        greenroom duplicates resolve old/hero.png --keep hero.png --dry-run
      """)

  @OptionGroup var chosen: ChosenArguments

  @Option(help: ArgumentHelp("The one that stays.", valueName: "asset"), completion: .file())
  var keep: RawArgument

  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let kept = context.asset(keep)
    return try context.curating(chosen.assets, options, "merge", isJSON: common.json) {
      try $0.resolve($1, keeping: kept)
    }
  }
}

struct DuplicatesAlternate: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "alternate",
    abstract: "Say that assets are alike and all wanted.",
    discussion: """
      They are not listed as similar to each other again.

      Examples:
        greenroom duplicates alternate take1.mov take2.mov
        greenroom duplicates alternate 7k2m 9x3c --json
      """)

  @OptionGroup var chosen: ChosenArguments
  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.curating(chosen.assets, options, "call alternates of each other", isJSON: common.json) {
      try $0.callAlternates($1)
    }
  }
}

extension Strictness: ExpressibleByArgument {}
