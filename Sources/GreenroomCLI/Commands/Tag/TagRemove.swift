import ArgumentParser
import Greenroom

struct TagRemove: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take tags off an asset, or off all that a query finds.",
    discussion: """
      Examples:
        greenroom tag remove @hero lead
        greenroom tag remove tag:reject reject
      """)

  @OptionGroup var arguments: TagArguments
  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.curating([arguments.asset], options, "untag", isJSON: common.json) {
      try $0.remove(tags: arguments.tags, from: $1)
    }
  }
}
