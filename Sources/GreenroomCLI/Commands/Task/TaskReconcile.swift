import ArgumentParser
import Greenroom
import GreenroomModel

struct TaskReconcile: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Settle what became of submits that nobody knows the end of.",
    discussion: """
      A gateway that knows a submit again by its key is asked for it; nothing is paid for twice. Of any other, \
      look into its own list of tasks, and say what you found.

      Examples:
        greenroom task reconcile
        greenroom task reconcile 7k2m --adopt task-wave1775285160b950328499
        greenroom task reconcile 7k2m --give-up
      """)

  @OptionGroup var which: TaskArguments

  @Option(help: ArgumentHelp("The gateway has it, under this name.", valueName: "id"))
  var adopt: String?

  @Flag(help: "The gateway does not have it.")
  var giveUp = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if adopt != nil && giveUp { throw ValidationError("--adopt and --give-up exclude each other.") }
    if adopt != nil || giveUp, which.tasks.count != 1 {
      throw ValidationError("Name the one task that is meant.")
    }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let settlement: TaskSettlement = adopt.map { .adopt($0) } ?? (giveUp ? .giveUp : .ask)
    let library = try context.library()
    // A gateway that does not have it yet fetches its references now.
    let listener = try ListenerForSubmit(library, context.settings.staging)
    defer { listener.stop() }
    let tasks = try library.reconcileTasks(which.tasks, settlement)
    return tasks.outcome(tasks.contains { $0.state == .unknown } ? .unknownOutcome : .done)
  }
}
