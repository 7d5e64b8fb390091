import Foundation
import Glibc
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import Synchronization

/// Looks after tasks until they are over: the one place that decides when a gateway is asked. Any number of
/// processes may do this in one library; a lease keeps each task with one of them at a time.
final class TaskWatch: Sendable {
  /// Looks and downloads at once.
  private static let greatestConcurrency = 6
  /// Seconds until a task that another process has is looked for again, and between looks at the clock.
  private static let nap = 0.1

  private struct State {
    var underWay: Set<TaskID> = []
    /// Tasks that another process had, and when to try again.
    var resting: [TaskID: Date] = [:]
    var fatal: (any Error)?
  }

  private let library: Library
  private let wanted: Set<TaskID>?
  private let shouldStop: @Sendable () -> Bool
  private let changed: @Sendable (TaskRecord) -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - wanted: Nil means all there are, also those that come while it runs.
  ///   - changed: Told of every task after each step.
  init(
    _ library: Library, _ wanted: Set<TaskID>?, shouldStop: @escaping @Sendable () -> Bool,
    changed: @escaping @Sendable (TaskRecord) -> Void
  ) {
    self.library = library
    self.wanted = wanted
    self.shouldStop = shouldStop
    self.changed = changed
  }

  /// - Parameter deadline: When to give up waiting; nil never does.
  /// - Returns: True once no task is open any more, false where the time is over.
  /// - Throws: `interrupted`, `unauthorized`, and what keeps the catalog from being written.
  func run(until deadline: Date?) throws -> Bool {
    var threads: [BlockingThread] = []
    defer { for thread in threads { thread.join() } }
    while true {
      if let fatal = state.withLock({ $0.fatal }) { throw fatal }
      if shouldStop() { throw GreenroomError(.interrupted, "Interrupted; the tasks go on.") }
      let open = try openTasks()
      if open.isEmpty { return true }
      if let deadline, deadline <= Date() { return false }
      for task in due(open) { threads.append(try step(task)) }
      usleep(useconds_t(Self.nap * 1_000_000))
    }
  }

  private func openTasks() throws -> [TaskRecord] {
    let tasks = try library.catalog.tasks(in: Self.openStates).tasks
    return wanted.map { wanted in tasks.filter { wanted.contains($0.id) } } ?? tasks
  }

  static let openStates = Set(TaskState.allCases.filter { $0.isAtGateway || $0 == .submitting })

  private func due(_ tasks: [TaskRecord]) -> [TaskID] {
    let now = Date()
    return state.withLock { state in
      let ready = tasks.filter { task in
        !state.underWay.contains(task.id) && (state.resting[task.id] ?? now) <= now
          && (task.nextLookAt ?? now) <= now
      }
      let chosen = ready.prefix(Self.greatestConcurrency - state.underWay.count).map(\.id)
      state.underWay.formUnion(chosen)
      return chosen
    }
  }

  private func step(_ id: TaskID) throws -> BlockingThread {
    try BlockingThread { [self] in
      let outcome = Result { try TaskStep(library: library, shouldStop: shouldStop).run(id) }
      state.withLock { state in
        state.underWay.remove(id)
        switch outcome {
        case .success(nil): state.resting[id] = Date().addingTimeInterval(Self.nap * 2)
        case .success: state.resting[id] = nil
        case .failure(let error): state.fatal = state.fatal ?? error
        }
      }
      if case .success(let task?) = outcome { changed(task) }
    }
  }
}
