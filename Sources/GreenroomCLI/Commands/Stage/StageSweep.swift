import ArgumentParser
import Greenroom
import GreenroomModel

struct StageSweep: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc",
    abstract: "Show what a store holds in vain, and with --yes take it away.",
    discussion: """
      Objects whose URLs have ended and that are in no reference set, and uploads that were never finished. \
      Nothing is removed without --yes, and what a set pins never is.

      Examples:
        greenroom stage gc
        greenroom stage gc --yes
        greenroom stage gc --all             also what has a URL that is still alive
      """)

  @Flag(name: .shortAndLong, help: "Take it away.")
  var yes = false

  @Flag(help: "Also objects whose URLs are alive, or never end.")
  var all = false

  @OptionGroup var staging: StagingOptions
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func adjust(_ flags: inout SettingFlags) { staging.adjust(&flags) }

  func outcome(in context: CommandContext) throws -> Outcome {
    let isApplied = yes && !rehearsal.dryRun
    let document = try context.library().sweepStaged(isApplied: isApplied, isThorough: all)
    let isEmpty = document.objects.isEmpty && document.leftovers.isEmpty
    let next = isApplied || isEmpty ? [] : ["Nothing was removed. Add --yes to take it away."]
    return Outcome(document, notices: document.notices + next)
  }
}
