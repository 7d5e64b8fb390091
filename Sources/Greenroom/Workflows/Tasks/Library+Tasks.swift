package import Foundation
import GreenroomCatalog
package import GreenroomModel
import GreenroomRemote

/// Which tasks are to be listed.
package struct TaskFilter: Sendable {
  package var states: Set<TaskState>?
  /// Clips that are not here yet though their links end within this time.
  package var expiring: TimeSpan?
  package var limit: Int?

  package init() {}
}

extension Library {
  /// A task by its id, the beginning of it, or the gateway's own name.
  package func task(_ text: String) throws -> TaskDocument {
    let record = try taskRecord(text)
    return try document(record, withHistory: true)
  }

  package func tasks(_ filter: TaskFilter) throws -> TasksDocument {
    guard let catalog = try catalogIfPresent else { return TasksDocument(total: 0, tasks: []) }
    if let span = filter.expiring {
      let end = Date().addingTimeInterval(Double(span.seconds))
      let found = try catalog.tasks(expiringBefore: end)
      return TasksDocument(total: found.count, tasks: try found.map { try document($0) })
    }
    let (total, found) = try catalog.tasks(
      in: filter.states ?? Set(TaskState.allCases), limit: filter.limit ?? -1)
    return TasksDocument(total: total, tasks: try found.map { try document($0) })
  }

  /// Follows tasks until they are over, and brings their clips here.
  ///
  /// - Parameters:
  ///   - texts: Which; all that are open where there is none.
  ///   - deadline: When to give up waiting. The tasks go on.
  /// - Returns: How they stand, and whether all are over.
  package func watchTasks(
    _ texts: [String], until deadline: Date? = nil, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> (tasks: [TaskDocument], areOver: Bool) {
    guard try catalogIfPresent != nil else { return ([], true) }
    let wanted = try texts.map { try taskRecord($0).id }
    let open = try wanted.isEmpty ? catalog.tasks(in: TaskWatch.openStates).tasks.map(\.id) : wanted
    let watch = TaskWatch(self, wanted.isEmpty ? nil : Set(wanted), shouldStop: shouldStop)
    let areOver = try watch.run(until: deadline)
    return (try open.compactMap { try catalog.task($0) }.map { try document($0) }, areOver)
  }

  /// Asks for a task's state once, now, and brings its clip where there is one: also of a task whose link ended.
  package func downloadTask(
    _ text: String, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> TaskDocument {
    let record = try taskRecord(text)
    switch record.state {
    case .done: return try document(record)
    case .queued, .processing, .completed, .downloading, .expired: break
    default:
      throw GreenroomError(
        .conflict, "Task \(record.id) is \(record.state.rawValue): there is nothing to download.",
        hint: "`greenroom task show \(record.id)` tells why.")
    }
    guard let after = try TaskStep(library: self, shouldStop: shouldStop).run(record.id) else {
      throw Self.isBusy(record)
    }
    return try document(after)
  }

  /// Gives a task up: before it was sent, or at the gateway as long as it waits there.
  package func cancelTask(_ text: String) throws -> TaskDocument {
    let named = try taskRecord(text)
    guard let lease = try TaskLease(on: named.key, in: folder) else { throw Self.isBusy(named) }
    defer { withExtendedLifetime(lease) {} }
    guard let record = try catalog.task(named.id) else { throw Self.noTask(text) }
    if record.state.isBeforeSubmit {
      return try document(catalog.change(record.key, TaskChange(.cancelled), at: Date()))
    }
    guard let gatewayID = record.gatewayID, record.state == .queued || record.state == .processing else {
      throw GreenroomError(
        .conflict, "Task \(record.id) is \(record.state.rawValue) and cannot be cancelled.",
        hint: record.state == .unknown
          ? "`greenroom task reconcile \(record.id)` settles what became of it." : nil)
    }
    let client = try client(for: record.gateway)
    let told: GatewayTask
    do throws(GatewayError) {
      told = try client.cancel(gatewayID)
    } catch {
      throw GreenroomError(error)
    }
    var change = TaskChange(told.status == .cancelled ? .cancelled : nil)
    change.gatewayStatus = told.statusText
    return try document(catalog.change(record.key, change, at: Date()))
  }

  // MARK: - Finding

  func taskRecord(_ text: String) throws -> TaskRecord {
    guard let catalog = try catalogIfPresent else { throw Self.noTask(text) }
    let records =
      try (AssetID.isPrefix(text) ? catalog.tasks(withPrefix: text) : []) + catalog.tasks(atGateway: text)
    guard let record = try Self.theOne(of: records, meant: text, id: \.id.text) else {
      throw Self.noTask(text)
    }
    return record
  }

  /// What an id or the beginning of one means; nil where it means nothing.
  ///
  /// - Throws: `ambiguous` where it means several.
  static func theOne<Record>(
    of records: [Record], meant text: String, id: (Record) -> String
  ) throws -> Record? {
    guard records.count > 1 else { return records.first }
    throw GreenroomError(
      .ambiguous,
      "“\(text)” begins \(records.count) ids: \(records.prefix(5).map(id).joined(separator: ", ")).",
      hint: "Write more characters of the one you mean.")
  }

  func document(_ record: TaskRecord, withHistory: Bool = false) throws -> TaskDocument {
    TaskDocument(record, history: withHistory ? try catalog.events(of: record.key) : nil)
  }

  static func noTask(_ text: String) -> GreenroomError {
    GreenroomError(
      .notFound, "There is no task “\(text)”.",
      hint:
        "`greenroom task list` shows those there are; \(AssetID.shortestPrefix) characters of an id are enough."
    )
  }

  static func isBusy(_ task: TaskRecord) -> GreenroomError {
    GreenroomError(
      .conflict, "Another process works on task \(task.id) at this moment.",
      hint: "`greenroom task watch \(task.id)` waits for it.")
  }
}
