import ArgumentParser
import Greenroom
import GreenroomModel

struct StageVerify: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Fetch staged objects as a gateway would, and compare them.",
    discussion: """
      Compares length, type, and the first and last block; small files and --whole compare everything.

      Examples:
        greenroom stage verify
        greenroom stage verify @hero --whole
      """)

  @Argument(help: ArgumentHelp("What to verify; everything where nothing is named.", valueName: "asset"))
  var assets: [RawArgument] = []

  @Flag(help: "Compare every byte.")
  var whole = false

  @OptionGroup var staging: StagingOptions
  @OptionGroup var common: CommonOptions

  func adjust(_ flags: inout SettingFlags) { staging.adjust(&flags) }

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    let arguments = assets.map(context.asset)
    return try StageOutcome.of(
      Interruption.heeded { try library.verifyStaged(arguments, isWhole: whole, shouldStop: $0) })
  }
}
