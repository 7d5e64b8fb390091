import ArgumentParser
import Greenroom

struct ModelShow: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what a model accepts: every limit with its source and date.",
    discussion: """
      DOCUMENTED is what the gateway or the vendor writes; ENFORCED is where refusal really begins, where \
      that is known to be elsewhere. Outside the first and inside the second is a warning.

      Examples:
        greenroom model show seedance-2.0
        greenroom model show qingbo-2026-09/seedance-2.0-mini --json
      """)

  @Argument(
    help: ArgumentHelp("A model of the profile in force, or PROFILE/MODEL.", valueName: "model"),
    completion: Completions.ofModels)
  var model: String

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().model(model))
  }
}
