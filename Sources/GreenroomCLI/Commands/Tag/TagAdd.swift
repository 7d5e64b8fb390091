import ArgumentParser
import Greenroom

struct TagAdd: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Put tags on an asset, or on all that a query finds.",
    discussion: """
      Examples:
        greenroom tag add @hero cast lead
        greenroom tag add 'path:day1 kind:video' 'day one'
      """)

  @OptionGroup var arguments: TagArguments
  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    try context.curating([arguments.asset], options, "tag", isJSON: common.json) {
      try $0.add(tags: arguments.tags, to: $1)
    }
  }
}
