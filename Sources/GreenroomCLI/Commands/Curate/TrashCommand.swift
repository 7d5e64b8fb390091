import ArgumentParser
import Greenroom

struct TrashCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trash",
    abstract: "Put assets out of sight, with all that hangs on them.",
    discussion: """
      No file is touched, and tags, sets and lineage stay. is:trashed finds what is in the trash.
      """,
    subcommands: [TrashAdd.self, TrashRestore.self, TrashList.self], defaultSubcommand: TrashAdd.self)
}

struct TrashAdd: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Put assets into the trash.",
    discussion: """
      Examples:
        greenroom trash add 7k2m
        greenroom trash add is:rejected --yes
      """)

  @OptionGroup var chosen: ChosenArguments
  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.curating(chosen.assets, options, "put into the trash", isJSON: common.json) {
      try $0.trash($1)
    }
  }
}

struct TrashRestore: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring assets back from the trash.",
    discussion: """
      Examples:
        greenroom trash restore 7k2m
        greenroom trash restore is:trashed --yes
      """)

  @OptionGroup var chosen: ChosenArguments
  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.curating(chosen.assets, options, "bring back", isJSON: common.json) {
      try $0.trash($1, isRestoring: true)
    }
  }
}

struct TrashList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what is in the trash.",
    discussion: """
      Examples:
        greenroom trash list
      """)

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    var request = FindRequest()
    request.query = "is:trashed"
    request.withFits = common.json
    switch try context.library().find(request) {
    case .assets(let document): return Outcome(document)
    case .problems(let document): return Outcome(document)
    }
  }
}
