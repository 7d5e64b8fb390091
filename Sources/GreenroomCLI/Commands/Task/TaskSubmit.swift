import ArgumentParser
import Foundation
import Greenroom
import GreenroomModel
import GreenroomServer

struct TaskSubmit: GreenroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Check, stage and submit requests; show what will be paid for, and ask first.",
    discussion: """
      From drafts, from stored requests by their ids, or from flags as in `request build`. Everything is checked \
      before any of it is sent: all is submitted, or nothing. A task that could not be sent yet is submitted \
      later by its own id.

      Exit codes: 5 the checks found errors, 6 --wait timed out and the task goes on, 7 nobody can tell whether \
      the gateway took it (`greenroom task reconcile`).

      Examples:
        greenroom task submit draft.yaml --wait
        greenroom task submit 7k2m --yes
        greenroom task submit draft.yaml --vary seed=1..4 --max-tasks 4
        greenroom task submit --model seedance-2.0 --prompt "A tide pool at dusk" --duration 5 --dry-run
      """)

  @Argument(
    help: ArgumentHelp(
      "Drafts, ids of stored requests, or ids of tasks that were not sent.", valueName: "request"),
    completion: .file())
  var requests: [RawArgument] = []

  @OptionGroup var source: RequestSource

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @Flag(help: "Wait for the clips and bring them here.")
  var wait = false

  @Option(help: ArgumentHelp("How long to wait, such as 20min.", valueName: "time"))
  var timeout: TimeSpan?

  @Flag(help: "Pay also for what is under way already.")
  var again = false

  @Flag(help: "Send values that the profile advises against.")
  var allowDiscouraged = false

  @Option(help: ArgumentHelp("How many tasks may be paid for at once.", valueName: "n"))
  var maxTasks = TaskOrder().greatestTasks

  @Option(help: ArgumentHelp("How many seconds of clips may be paid for at once.", valueName: "s"))
  var maxSeconds = TaskOrder().greatestSeconds

  @Flag(help: "Take warnings for errors (GREENROOM_STRICT).")
  var strict = false

  @OptionGroup var callback: CallbackOption
  @OptionGroup var staging: StagingOptions
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if timeout != nil, !wait { throw ValidationError("--timeout goes with --wait.") }
  }

  func adjust(_ flags: inout SettingFlags) {
    flags.model = source.model.model
    flags.strict = strict ? true : nil
    staging.adjust(&flags)
  }

  func outcome(in context: CommandContext) throws -> Outcome {
    let library = try context.library()
    return try Interruption.heeded { shouldStop in
      let plan = try library.plan(order(in: context, shouldStop))
      guard plan.isSendable, !rehearsal.dryRun else {
        let verdict = plan.document.requests.map(\.verdict).max() ?? .pass
        return Outcome(
          plan.document, ExitStatus(verdict), notice: rehearsal.dryRun ? Outcome.dryRunNotice : nil)
      }
      guard try yes || isWanted(plan.document, context) else {
        throw GreenroomError(.interrupted, "Nothing was submitted.")
      }
      let listener = try ListenerForSubmit(library, context.settings.staging)
      defer { listener.stop() }
      let submitted = try library.submit(plan, shouldStop: shouldStop)
      guard wait else { return Self.outcome(of: submitted.tasks, areOver: true) }
      let deadline = timeout.map { Date().addingTimeInterval(Double($0.seconds)) }
      let (tasks, areOver) = try library.watchTasks(
        submitted.tasks.map(\.id), until: deadline, shouldStop: shouldStop)
      return Self.outcome(of: tasks, areOver: areOver)
    }
  }

  private func order(
    in context: CommandContext, _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> TaskOrder {
    var order = TaskOrder()
    order.isAgain = again
    order.allowsDiscouraged = allowDiscouraged
    order.isDryRun = rehearsal.dryRun
    order.greatestTasks = maxTasks
    order.greatestSeconds = maxSeconds
    var build = try source.build(in: context, profile: common.profile)
    try callback.adjust(&build, in: context)
    build.isStrict = context.settings.strict.value
    build.shouldStop = shouldStop
    for request in requests {
      let path = context.path(request)
      if FileManager.default.fileExists(atPath: path.text) {
        build.draft = path
        order.builds.append(build)
      } else {
        order.stored.append(request.text)
      }
    }
    if requests.isEmpty, source.isRequest { order.builds = [build] }
    return order
  }

  /// - Throws: `usage` where nobody is there to be asked.
  private func isWanted(_ document: SubmitDocument, _ context: CommandContext) throws -> Bool {
    guard Question.canBeAsked, !common.json else {
      throw GreenroomError(
        .usage, "Nothing was submitted: nobody is here to say yes.",
        hint: "--yes submits without asking; --dry-run shows what would be sent.")
    }
    try context.ask(document, document.question)
    return Question.isAnsweredWithYes()
  }

  static func outcome(of tasks: [TaskDocument], areOver: Bool) -> Outcome {
    tasks.outcome(areOver ? status(of: tasks) : .waiting)
  }

  static func status(of tasks: [TaskDocument]) -> ExitStatus {
    if tasks.contains(where: { $0.state == .unknown }) { return .unknownOutcome }
    let failed = tasks.filter(\.hasFailed)
    if failed.isEmpty { return .done }
    if failed.count < tasks.count { return .partial }
    return failed.allSatisfy { $0.error?.code == TaskDocument.unauthorized } ? .unauthorized : .failed
  }
}

extension [TaskDocument] {
  /// One task is the result itself; several are a list.
  func outcome(_ status: ExitStatus) -> Outcome {
    guard count == 1, let task = first else {
      return Outcome(TasksDocument(total: count, tasks: self), status)
    }
    return Outcome(task, status)
  }
}

extension TaskDocument {
  /// It came to nothing, or could not be sent.
  fileprivate var hasFailed: Bool {
    switch state {
    case .failed, .expired, .admitted, .cancelled: true
    default: false
    }
  }
}
