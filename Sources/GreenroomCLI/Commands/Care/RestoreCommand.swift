import ArgumentParser
import Foundation
import Greenroom
import GreenroomModel

struct RestoreCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a copy of the catalog in its place; what was there gets another name.",
    discussion: """
      The copy is checked before anything moves. The catalog that was there becomes \
      catalog.before-restore-….sqlite and can be restored in turn; media and clips are not touched. It is \
      refused while another program has the library open.

      Examples:
        greenroom backup list
        greenroom restore catalog-20261126T043000Z.sqlite
        greenroom restore /mnt/safe/catalog-20261126T043000Z.sqlite --to /tmp/look
      """)

  @Argument(
    help: ArgumentHelp("A file, or the name of one that `backup list` shows.", valueName: "backup"),
    completion: .file())
  var backup: RawArgument

  @Option(help: ArgumentHelp("The folder of another library, new or not.", valueName: "dir"))
  var to: RawArgument?

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    var request = RestoreRequest(backup: context.path(backup), name: backup.text)
    request.target = to.map(context.path)
    request.isDryRun = rehearsal.dryRun
    let document = try context.library().restore(request, at: Date())
    return Outcome(document, notices: document.notices + (rehearsal.dryRun ? [Outcome.dryRunNotice] : []))
  }
}

extension RestoreDocument {
  /// What a person should know of what the copy does not have.
  fileprivate var notices: [String] {
    guard let held, held.tasks > holds.tasks || held.requests > holds.requests else { return [] }
    let place = setAside.map { "“\($0)”" } ?? "the catalog that was there"
    return [
      "The copy has \(Amount.count(held.requests - holds.requests, "request")) and "
        + "\(Amount.count(held.tasks - holds.tasks, "task")) fewer. What was paid for since is told by \(place)."
    ]
  }
}
