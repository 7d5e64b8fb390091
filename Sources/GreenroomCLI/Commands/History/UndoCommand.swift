import ArgumentParser
import Greenroom
import GreenroomModel

struct UndoCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back the last thing that was done to the library, or several.",
    discussion: """
      Names, tags, ratings, picks, notes, sets, saved searches and the trash can be taken back; indexing and paid \
      work cannot. All is taken back, or nothing.

      Examples:
        greenroom undo
        greenroom undo --to 41
        greenroom undo --dry-run
      """)

  @Option(
    help: ArgumentHelp("Take back all that was done after this number of `greenroom log`.", valueName: "no"))
  var to: Int64?

  @OptionGroup var options: CuratingOptions
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    let plan = try library.undoable(to: to)
    guard !options.rehearsal.dryRun else { return Outcome(plan, notice: Outcome.dryRunNotice) }
    if plan.undone.count > 1, !options.yes {
      try context.confirm(plan, "take back \(plan.undone.count) operations?", isJSON: common.json)
    }
    try library.undo(plan)
    return Outcome(plan)
  }
}

extension UndoDocument: Document {
  func render(on page: inout Page) {
    for entry in undone {
      page.line(StyledText("\(entry.number)  ", .bold) + StyledText(entry.summary))
    }
  }
}
