import ArgumentParser

struct TaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task",
    abstract: "Submit requests, follow them, and bring their clips here.",
    discussion: """
      Nothing is ever paid for twice by itself: what may have reached the gateway and was not clearly answered \
      is `unknown` until you settle it with `task reconcile`.
      """,
    subcommands: [
      TaskSubmit.self, TaskList.self, TaskShow.self, TaskWatchCommand.self, TaskDownloadCommand.self,
      TaskCancel.self, TaskReconcile.self,
    ])
}

/// Tasks on a command line.
struct TaskArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("Tasks: ids, their beginnings, or the gateway's own.", valueName: "task"))
  var tasks: [String] = []
}
