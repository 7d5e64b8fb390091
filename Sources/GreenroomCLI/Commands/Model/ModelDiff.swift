import ArgumentParser
import Greenroom

struct ModelDiff: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show where two models differ in what they accept.",
    discussion: """
      Examples:
        greenroom model diff seedance-2.0 seedance-2.0-fast
        greenroom model diff qingbo/seedance-2.0 qingbo-2026-09/seedance-2.0
      """)

  @Argument(
    help: "A model of the profile in force, or PROFILE/MODEL.", completion: Completions.ofModels)
  var left: String

  @Argument(help: "The other one.", completion: Completions.ofModels)
  var right: String

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().difference(between: left, and: right))
  }
}
