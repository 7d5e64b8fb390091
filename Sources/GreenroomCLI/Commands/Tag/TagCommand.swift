import ArgumentParser

struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Mark assets with words of your own.",
    discussion: """
      A / puts a tag below another: what is tagged place/paris is found by tag:place too.
      """,
    subcommands: [
      TagAdd.self, TagRemove.self, TagRename.self, TagMerge.self, TagAlias.self, TagList.self,
    ])
}

/// Whose tags are changed, and which: `ASSET|QUERY TAG…`.
struct TagArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A path, an @name, the beginning of an id, or a query in quotes.", valueName: "asset|query"),
    completion: .file())
  var asset: RawArgument

  @Argument(help: ArgumentHelp("The tags.", valueName: "tag"), completion: Completions.ofTags)
  var tags: [String]
}
