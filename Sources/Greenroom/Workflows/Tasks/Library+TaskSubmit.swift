import Foundation
import GreenroomCatalog
package import GreenroomModel
import GreenroomRemote

/// What a person wants to pay for.
package struct TaskOrder: Sendable {
  /// Requests that are to be built, each perhaps in several variations.
  package var builds: [RequestBuild] = []
  /// Stored requests, and tasks that were admitted and never sent, by id.
  package var stored: [String] = []
  /// Pay also for what is under way already.
  package var isAgain = false
  /// Send values that the profile advises against.
  package var allowsDiscouraged = false
  package var isDryRun = false
  /// How many tasks and seconds of clip may be paid for at once.
  package var greatestTasks = 8
  package var greatestSeconds = 120.0

  package init() {}
}

/// An order that was found to be in order: nothing of it is written down yet.
package struct TaskPlan: Sendable {
  package let document: SubmitDocument
  let intents: [TaskIntent]
  /// The requests of those intents that are not stored yet.
  let unstored: [RequestRecord]
  /// Tasks that were admitted before.
  let waiting: [TaskRecord]
  /// What stored requests lack of references that are URLs.
  let fullURLs: [String: String]

  /// How many tasks are to be paid for.
  package var taskCount: Int { intents.count + waiting.count }

  /// True where everything that is asked for passed; else the findings say why nothing can be sent.
  package var isSendable: Bool { document.requests.allSatisfy { $0.verdict != .fail } }
}

/// An order that is written down, and of which nothing was sent.
package struct AdmittedPlan: Sendable {
  package let tasks: [TaskDocument]
  let plan: TaskPlan
  let records: [TaskRecord]
}

extension Library {
  /// Composes and judges everything of an order, and writes nothing of it down. All of it is sent, or none.
  ///
  /// - Throws: `usage` where it is more than may be paid for, `refused` for values that are advised against.
  package func plan(_ order: TaskOrder) throws -> TaskPlan {
    var requests: [RequestDocument] = []
    var unstored: [RequestRecord] = []
    for build in order.builds {
      var build = build
      build.isForSubmit = true
      build.isDryRun = order.isDryRun
      for judged in try judgedRequests(build) {
        let record = judged.isStorable ? RequestRecord(judged.request, at: Date()) : nil
        requests.append(try judged.document(record))
        if let record { unstored.append(record) }
      }
    }
    var waiting: [TaskRecord] = []
    for text in order.stored {
      if let task = try waitingTask(text) { waiting.append(task) } else { requests.append(try request(text)) }
    }
    let profiles = Set(requests.map(\.profile) + waiting.map(\.gateway.profile))
    guard let profileID = profiles.first, profiles.count == 1 else {
      throw GreenroomError(
        .usage, profiles.isEmpty ? "There is nothing to submit." : "These requests are for several gateways.",
        hint: profiles.isEmpty
          ? "Name a draft, a stored request, or give --model, --prompt and --ref." : "Submit them one by one."
      )
    }
    let gateway = gateway(of: try self.profiles.profile(profileID))
    let seconds = requests.map(\.outputSeconds)
    let total = (seconds + waiting.map(\.outputSeconds)).compactMap(\.self).reduce(0, +)
    try requireBudget(order, tasks: requests.count + waiting.count, seconds: total)
    if !order.allowsDiscouraged { try requireNothingDiscouraged(requests) }
    let intents = zip(requests, seconds).compactMap { request, seconds in
      request.id.flatMap { RequestID($0) }.map { id in
        TaskIntent(
          request: id, gateway: gateway, outputSeconds: seconds,
          idempotencyKey: UUID().uuidString.lowercased(),
          isAgain: order.isAgain)
      }
    }
    return TaskPlan(
      document: SubmitDocument(
        profile: profileID, baseURL: gateway.baseURL, requests: requests, outputSeconds: total,
        isDryRun: order.isDryRun),
      intents: intents, unstored: unstored, waiting: waiting, fullURLs: Self.fullURLs(of: requests))
  }

  /// Writes a plan down, its requests with it, and sends it, one after the other. What was admitted and could not be
  /// sent can be submitted later by its task's id.
  ///
  /// - Throws: `conflict` where it is under way already. What befalls one task is in it.
  package func submit(
    _ plan: TaskPlan, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> SubmitDocument {
    try send(admit(plan), shouldStop: shouldStop)
  }

  /// Writes a plan down. Where that fails, nothing of it is.
  ///
  /// - Parameter key: What the client that ordered may ask with again.
  /// - Throws: `conflict` where it is under way already, or the key stands for another order.
  package func admit(_ plan: TaskPlan, under key: WriteKey? = nil) throws -> AdmittedPlan {
    // Without a key of the gateway nothing is even written down.
    _ = try gatewayWiring.key()
    let admitted = try catalog.admit(
      plan.intents, storing: plan.unstored, with: plan.waiting.map(\.id), under: key, at: Date())
    let records = plan.waiting + admitted
    return AdmittedPlan(tasks: try records.map { try document($0) }, plan: plan, records: records)
  }

  /// Sends what was admitted, one after the other. What befalls one task is in it.
  package func send(
    _ admitted: AdmittedPlan, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> SubmitDocument {
    let submission = TaskSubmission(library: self, fullURLs: admitted.plan.fullURLs, shouldStop: shouldStop)
    var document = admitted.plan.document
    document.tasks = try admitted.records.map { try self.document(submit($0, by: submission)) }
    return document
  }

  private func submit(_ task: TaskRecord, by submission: TaskSubmission) throws -> TaskRecord {
    guard let lease = try TaskLease(on: task.key, in: folder) else { throw Self.isBusy(task) }
    defer { withExtendedLifetime(lease) {} }
    guard var current = try catalog.task(task.id) else { return task }
    // A process that died while it staged had sent nothing.
    if current.state == .staging {
      current = try catalog.change(current.key, TaskChange(.admitted), at: Date())
    }
    // Another process may have sent it meanwhile.
    guard current.state == .admitted else { return current }
    do {
      return try submission.run(current)
    } catch let error as GreenroomError where error.code != .interrupted && error.code != .catalog {
      return try catalog.task(task.id) ?? task
    }
  }

  /// A task that was admitted and not sent; nil where no task is meant.
  private func waitingTask(_ text: String) throws -> TaskRecord? {
    guard AssetID.isPrefix(text), let found = try catalogIfPresent?.tasks(withPrefix: text),
      let task = try Self.theOne(of: found, meant: text, id: \.id.text)
    else { return nil }
    guard task.state.isBeforeSubmit else {
      throw GreenroomError(
        .conflict, "Task \(task.id) is \(task.state.rawValue) and is not sent again.",
        hint: "`greenroom task submit \(task.request) --again` pays for the same request a second time.")
    }
    return task
  }

  // MARK: - Before any money moves

  private func requireBudget(_ order: TaskOrder, tasks: Int, seconds: Double) throws {
    guard tasks <= order.greatestTasks else {
      throw GreenroomError(
        .usage, "That is \(tasks) tasks, and no more than \(order.greatestTasks) are paid for at once.",
        hint: "--max-tasks \(tasks) allows it.")
    }
    guard seconds <= order.greatestSeconds else {
      throw GreenroomError(
        .usage,
        "That is \(seconds.shortText) s of clips, and no more than \(order.greatestSeconds.shortText) s are "
          + "paid for at once.", hint: "--max-seconds \(seconds.shortText) allows it.")
    }
  }

  private func requireNothingDiscouraged(_ requests: [RequestDocument]) throws {
    let findings = requests.flatMap(\.findings).filter { $0.code == .outputDiscouraged }
    guard let first = findings.first else { return }
    throw GreenroomError(
      .refused, findings.map(\.message).joined(separator: " "),
      hint: "\(first.remedy) --allow-discouraged sends it as it is.")
  }

  /// Queries of references that are URLs are in the body that was composed and not in what is stored.
  private static func fullURLs(of requests: [RequestDocument]) -> [String: String] {
    let urls = requests.flatMap { $0.body.texts }.filter { $0.contains("://") }
    return Dictionary(urls.map { (LiveURL($0).redacted, $0) }) { first, _ in first }
  }
}

extension RequestDocument {
  /// How much is paid for; nil where the model decides.
  var outputSeconds: Double? {
    body["duration"]?.double.flatMap { $0 > 0 ? $0 : nil }
  }
}

extension JSONValue {
  /// Every text in it.
  fileprivate var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.texts)
    case .object(let members): members.flatMap(\.value.texts)
    default: []
    }
  }
}
