import ArgumentParser
import Foundation
import Greenroom
import GreenroomModel

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the catalog, whole and proven, while others may work on it.",
    subcommands: [BackupCreate.self, BackupList.self], defaultSubcommand: BackupCreate.self)
}

struct BackupCreate: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a copy of the catalog; what `backup` alone does.",
    discussion: """
      The copy is one consistent state, is read from end to end before it gets its name, and never takes the \
      place of another file. It has the catalog, not the media, and not the clips.

      Copies in a folder are dated, and the oldest go: --keep stay, and the newest of each of the last seven \
      days that have one. Copies that Greenroom made before it updated the catalog count among the library's \
      own. Beside a file that -o names nothing is removed.

      Examples:
        greenroom backup
        greenroom backup /mnt/safe --keep 30
        greenroom backup -o before-the-shoot.sqlite
      """)

  @Argument(help: ArgumentHelp("A folder for dated copies.", valueName: "dir"), completion: .directory)
  var folder: RawArgument?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write one file, which must be new.", valueName: "file"))
  var output: RawArgument?

  @Option(help: ArgumentHelp("How many dated copies stay.", valueName: "n"))
  var keep = 10

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if folder != nil, output != nil { throw ValidationError("Name a folder or -o FILE, not both.") }
    if keep < 1 { throw ValidationError("--keep takes a number from 1 on.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    var request = BackupRequest()
    request.kept = keep
    request.isDryRun = rehearsal.dryRun
    if let folder { request.target = .folder(context.path(folder)) }
    if let output { request.target = .file(context.path(output)) }
    let document = try context.library().backUp(request, at: Date())
    return Outcome(document, notice: rehearsal.dryRun ? Outcome.dryRunNotice : nil)
  }
}

struct BackupList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the copies of the catalog that the library has.",
    discussion: """
      Those that `backup` made, those that were made before the catalog was brought up to date, and what \
      `restore` has put aside.

      Examples:
        greenroom backup list
        greenroom backup list --json
      """)

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome { Outcome(try context.library().backups()) }
}
