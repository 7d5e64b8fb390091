import ArgumentParser
import Greenroom

struct PickCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick",
    abstract: "Pick assets, so that is:picked finds them.",
    discussion: """
      Examples:
        greenroom pick @hero
        greenroom pick 'rating:>=4 tag:night' --yes
        greenroom pick @hero --clear
      """)

  @OptionGroup var chosen: ChosenArguments

  @Flag(help: "Take it back.")
  var clear = false

  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.curating(chosen.assets, options, "pick", isJSON: common.json) {
      try $0.pick($1, clear ? nil : true)
    }
  }
}

struct RejectCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Reject assets, so that is:rejected finds them.",
    discussion: """
      Nothing else happens to them: -is:rejected leaves them out of a search.

      Examples:
        greenroom reject 7k2m
        greenroom reject 'rating:..1' --yes
        greenroom reject 7k2m --clear
      """)

  @OptionGroup var chosen: ChosenArguments

  @Flag(help: "Take it back.")
  var clear = false

  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.curating(chosen.assets, options, "reject", isJSON: common.json) {
      try $0.pick($1, clear ? nil : false)
    }
  }
}

/// The assets that something is done with.
struct ChosenArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Paths, @names, beginnings of ids, or the words of a query.", valueName: "asset|query"),
    completion: .file())
  var assets: [RawArgument]
}
