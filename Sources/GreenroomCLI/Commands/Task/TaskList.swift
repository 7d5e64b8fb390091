import ArgumentParser
import Greenroom
import GreenroomModel

struct TaskList: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List tasks, the newest first.",
    discussion: """
      Examples:
        greenroom task list
        greenroom task list --state unknown
        greenroom task list --expiring 6h      clips that are not here yet and whose links end soon
      """)

  @Option(help: ArgumentHelp("Only those in this state; may be given several times.", valueName: "state"))
  var state: [TaskState] = []

  @Option(help: ArgumentHelp("Only those whose links end within this time.", valueName: "time"))
  var expiring: TimeSpan?

  @Option(help: ArgumentHelp("How many to show at most.", valueName: "n"))
  var limit = 50

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    var filter = TaskFilter()
    filter.states = state.isEmpty ? nil : Set(state)
    filter.expiring = expiring
    filter.limit = limit
    return Outcome(try context.library().tasks(filter))
  }
}

extension TaskState: ExpressibleByArgument {}

struct TaskShow: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a task: how it stands, what happened to it, and what came of it.",
    discussion: """
      Nothing is asked of the gateway; `task watch` does that.

      Examples:
        greenroom task show 7k2m
      """)

  @Argument(
    help: ArgumentHelp("The task's id, the beginning of it, or the gateway's own.", valueName: "task"))
  var task: String

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(try context.library().task(task))
  }
}
