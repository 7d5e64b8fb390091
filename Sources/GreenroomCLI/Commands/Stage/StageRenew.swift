import ArgumentParser
import Greenroom
import GreenroomModel

struct StageRenew: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew",
    abstract: "Give new URLs to what would not outlive the gateway's queue.",
    discussion: """
      A job may wait in the gateway's queue, and fetches its references when it leaves it. The profile says how \
      long that can be. What is gone from the store is put there again.

      Examples:
        greenroom stage renew
        greenroom stage renew @hero --all --expires 7d --urls
      """)

  @Argument(help: ArgumentHelp("What to renew; all that is due where nothing is named.", valueName: "asset"))
  var assets: [RawArgument] = []

  @Flag(help: "Renew also what lasts long enough.")
  var all = false

  @Flag(help: "Print the URLs alone, one a line.")
  var urls = false

  @OptionGroup var staging: StagingOptions
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func adjust(_ flags: inout SettingFlags) { staging.adjust(&flags) }

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    let arguments = assets.map(context.asset)
    return try StageOutcome.of(
      Interruption.heeded {
        try library.renewStaged(arguments, isForced: all, isDryRun: rehearsal.dryRun, shouldStop: $0)
      }, urlsAlone: urls)
  }
}
