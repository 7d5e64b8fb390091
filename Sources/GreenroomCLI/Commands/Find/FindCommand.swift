import ArgumentParser
import Greenroom
import GreenroomModel

struct FindCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Search the library; without a query, list everything.",
    discussion: """
      Terms side by side must all hold, a comma between them means or, a dash before one negates it. A bare \
      word is looked for in names, paths, tags, notes and prompts, in any script and without regard to case and \
      accents. --sort relevance puts the best first.

      Of files: kind container codec fps dur w h ratio bytes path has:prompt added fits:MODEL skipped:
      Of your own: tag name set rating is:picked is:trashed search:NAME
      Of generation: prompt seed model task origin from:ASSET used unused

      Examples:
        greenroom find
        greenroom find neon rain
        greenroom find kind:video dur:2..15 -tag:reject
        greenroom find 'w:>=1920' bytes:..30MB --sort -bytes --limit 20
        greenroom find fits:seedance-2.0 --json
        greenroom find skipped:            files that are no media, and why
      """)

  @Argument(help: ArgumentHelp("The words of a query.", valueName: "query"))
  var query: [RawArgument] = []

  @Option(
    help: ArgumentHelp(
      "\(AssetOrder.Key.allCases.map(\.rawValue).joined(separator: ", ")); -KEY turns it round.",
      valueName: "key"),
    completion: .list(AssetOrder.Key.allCases.map(\.rawValue)))
  var sort: RawArgument?

  @Option(help: ArgumentHelp("How many to show at most.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Go on behind an earlier page's cursor.", valueName: "cursor"))
  var after: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    var request = FindRequest()
    request.query = query.map(\.text).joined(separator: " ")
    if let sort { request.order = try AssetOrder(sort.text) }
    request.limit = limit
    request.cursor = after
    // The table has no room for them.
    request.withFits = common.json
    switch try context.library().find(request) {
    case .assets(let document): return Outcome(document)
    case .problems(let document): return Outcome(document)
    }
  }
}
