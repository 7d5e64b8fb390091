import ArgumentParser
import Greenroom

struct StageList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what is staged, where, and how long its URLs last.",
    discussion: """
      Reads the ledger and asks no network. URLs are shown without their signatures; --urls signs new ones.

      Examples:
        greenroom stage list
        greenroom stage list --urls
        greenroom stage list --json
      """)

  @Flag(help: "Sign a URL for each object of the present store, and print the URLs alone.")
  var urls = false

  @OptionGroup var staging: StagingOptions
  @OptionGroup var common: CommonOptions

  func adjust(_ flags: inout SettingFlags) { staging.adjust(&flags) }

  func outcome(in context: CommandContext) throws -> Outcome {
    try StageOutcome.of(try context.library().stagedObjects(signs: urls), urlsAlone: urls)
  }
}
