import ArgumentParser
import Foundation
import Greenroom
import GreenroomModel

struct TaskWatchCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow tasks until they are over, and bring their clips here.",
    discussion: """
      Without tasks, all that are open. Ctrl-C ends the watching, not the tasks; any number of programs may watch \
      at a time.

      Examples:
        greenroom task watch
        greenroom task watch 7k2m --timeout 20min
      """)

  @OptionGroup var which: TaskArguments

  @Option(help: ArgumentHelp("How long to wait, such as 20min.", valueName: "time"))
  var timeout: TimeSpan?

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    let deadline = timeout.map { Date().addingTimeInterval(Double($0.seconds)) }
    let (tasks, areOver) = try Interruption.heeded {
      try library.watchTasks(which.tasks, until: deadline, shouldStop: $0)
    }
    return TaskSubmit.outcome(of: tasks, areOver: areOver)
  }
}

struct TaskDownloadCommand: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "download",
    abstract: "Ask for a task's clip now, also where its link has ended.",
    discussion: """
      Examples:
        greenroom task download 7k2m
      """)

  @Argument(help: ArgumentHelp("The task.", valueName: "task"))
  var task: String

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    let document = try Interruption.heeded { try library.downloadTask(task, shouldStop: $0) }
    return Outcome(document, document.state == .done ? .done : .failed)
  }
}

struct TaskCancel: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Give a task up: before it was sent, or while it waits at the gateway.",
    discussion: """
      Examples:
        greenroom task cancel 7k2m
      """)

  @Argument(help: ArgumentHelp("The task.", valueName: "task"))
  var task: String

  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    let document = try context.library().cancelTask(task)
    return Outcome(document, document.state == .cancelled ? .done : .failed)
  }
}
