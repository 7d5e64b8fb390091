import ArgumentParser
import Greenroom

struct ClipAdopt: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Bring in a clip that was made elsewhere.",
    discussion: """
      It becomes a generated asset with what is known of its request. The file stays where it is.

      Examples:
        greenroom clip adopt dawn.mp4 --request 7k2m
        greenroom clip adopt dawn.mp4 --model seedance-2.0 --prompt 'a balloon rises' --seed 7
        greenroom clip adopt dawn.mp4 --model seedance-2.0 --ref hero=hero.jpg --task-id cgt-2026-x1
      """)

  @Argument(help: "The clip's file.", completion: .file())
  var clip: RawArgument

  @Option(help: ArgumentHelp("The stored request that made it.", valueName: "id"))
  var request: String?

  @Option(help: ArgumentHelp("What the gateway called the task.", valueName: "id"))
  var taskID: String?

  @OptionGroup var source: RequestSource
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !source.vary.isEmpty {
      throw ValidationError("A clip was made by one request: --vary has no place here.")
    }
    if request != nil, source.isRequest || source.model.model != nil {
      throw ValidationError("Either --request names what made the clip, or the other options say it.")
    }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    var adoption = ClipAdoption(
      clip: context.asset(clip), build: try source.build(in: context, profile: common.profile))
    adoption.request = request
    adoption.gatewayID = taskID
    return try context.writing(rehearsal) { [adoption] in try $0.adoptClip(adoption) }
  }
}
