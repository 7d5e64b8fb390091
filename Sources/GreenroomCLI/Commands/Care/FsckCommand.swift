import ArgumentParser
import Greenroom
import GreenroomModel

struct FsckCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "fsck",
    abstract: "Look for damage: in the catalog, in media, clips and staged objects, in tasks.",
    discussion: """
      The catalog is read from end to end and compared with its newest backup; every file is looked for. \
      --sample and --all read files to their last byte too and compare them with what is known of their content. \
      What nothing can vouch for is said.

      --repair says what can be put right without losing anything, and asks before it does it: files that are \
      gone are marked as missing, what killed programs left is removed, full hashes that were taken are kept. \
      Media are never touched.

      Exit codes: 1 something is damaged, 3 the library is sound and something is missing, changed or left over.

      Examples:
        greenroom fsck
        greenroom fsck --sample 2%
        greenroom fsck --all --repair --yes
      """)

  @Option(
    help: ArgumentHelp(
      "Read this part of the files, such as 2%, picked anew each time.", valueName: "percent"))
  var sample: Share?

  @Flag(help: "Read every file.")
  var all = false

  @Flag(help: "Say what can be put right, and ask.")
  var repair = false

  @Flag(name: .shortAndLong, help: "Put it right without asking.")
  var yes = false

  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if sample != nil, all { throw ValidationError("Name --sample or --all, not both.") }
    if yes, !repair { throw ValidationError("--yes goes with --repair.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    try Interruption.heeded { shouldStop in
      var request = FsckRequest()
      request.share = all ? 1 : sample?.value ?? 0
      request.isRepairWanted = { plan in
        try repair && !rehearsal.dryRun && (yes || isConfirmed(plan, context))
      }
      request.shouldStop = shouldStop
      let document = try context.library().fsck(request)
      return Outcome(document, Self.status(document), notice: notice(for: document))
    }
  }

  private func isConfirmed(_ plan: FsckDocument, _ context: CommandContext) throws -> Bool {
    guard Question.canBeAsked, !common.json else { return false }
    try context.ask(RepairPlan(repairs: plan.repairs), "Put this right?")
    return Question.isAnsweredWithYes()
  }

  private func notice(for document: FsckDocument) -> String? {
    guard !document.repairs.isEmpty else { return nil }
    if document.isRepaired {
      return "This is what was found. Run `greenroom fsck` again to see what remains."
    }
    return repair
      ? "Nothing was repaired; --yes does it without asking."
      : "`greenroom fsck --repair` can put some of it right."
  }

  private static func status(_ document: FsckDocument) -> ExitStatus {
    switch document.status {
    case .ok, .clean: .done
    case .incomplete: .partial
    case .damaged: .failed
    }
  }
}
