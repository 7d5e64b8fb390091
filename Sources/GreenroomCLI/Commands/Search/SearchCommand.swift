import ArgumentParser
import Greenroom

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Queries with names, which always find what fits them now.",
    discussion: """
      search:NAME means a saved search in every query, beside other terms too: `greenroom find search:best -tag:old`.
      """,
    subcommands: [SearchSave.self, SearchList.self, SearchDelete.self])
}

struct SearchSave: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "save",
    abstract: "Keep a query under a name.",
    discussion: """
      Examples:
        greenroom search save best 'rating:>=4 kind:video'
        greenroom search save best 'rating:5' --replace
      """)

  @Argument(help: "The name.")
  var name: String

  @Argument(help: "The query.")
  var query: [String]

  @Flag(help: "Take the place of the search that has the name.")
  var replace = false

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let query = query.joined(separator: " ")
    return try context.writing(rehearsal) {
      try $0.saveSearch(name, query: query, isReplacing: replace)
    }
  }
}

struct SearchList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the saved searches.",
    discussion: """
      Examples:
        greenroom search list
      """)

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().savedSearches())
  }
}

struct SearchDelete: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Forget a saved search.",
    discussion: """
      Examples:
        greenroom search delete best
      """)

  @Argument(help: "The name.")
  var name: String

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.writing(rehearsal) { try $0.deleteSearch(name) }
  }
}

extension SearchesDocument: Document {
  func render(on page: inout Page) {
    guard !searches.isEmpty else {
      return page.line(StyledText("No saved searches. `greenroom search save NAME QUERY` makes one.", .dim))
    }
    var table = Table([.init("NAME"), .init("QUERY", mayShrink: true)])
    for search in searches { table.row([StyledText(search.name, .bold), StyledText(search.query)]) }
    page.table(table)
  }
}
