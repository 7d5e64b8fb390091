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
  /// True once nobody waits any more, so that what is under way breaks off.
  private let isOver = Atomic(false)
  private let state = Mutex(State())

  /// - Parameter wanted: Nil means all there are, also those that come while it runs.
  init(_ library: Library, _ wanted: Set<TaskID>?, shouldStop: @escaping @Sendable () -> Bool) {
    self.library = library
    self.wanted = wanted
    self.shouldStop = shouldStop
  }

  /// - Parameter deadline: When to give up waiting; nil never does.
  /// - Returns: True once no task is open any more, false where the time is over.
  /// - Throws: `interrupted`, `unauthorized`, and what keeps the catalog from being written.
  func run(until deadline: Date?) throws -> Bool {
    var threads: [TaskID: BlockingThread] = [:]
    defer {
      isOver.store(true, ordering: .relaxed)
      for thread in threads.values { thread.join() }
    }
    var most = 0
    while true {
      if let fatal = state.withLock({ $0.fatal }) { throw fatal }
      if shouldStop() { throw GreenroomError(.interrupted, "Interrupted; the tasks go on.") }
      let open = try openTasks()
      if open.isEmpty { return true }
      if let deadline, deadline <= Date() { return false }
      most = max(most, open.count)
      tell(open, of: most)
      // Before the next steps: a thread that nobody joins is never given back.
      for id in finished(among: threads.keys) { threads.removeValue(forKey: id)?.join() }
      for id in due(open) { threads[id] = try step(id) }
      usleep(useconds_t(Self.nap * 1_000_000))
    }
  }

  /// Downloads tell of themselves.
  private func tell(_ open: [TaskRecord], of most: Int) {
    guard !open.contains(where: { $0.state == .downloading }) else { return }
    library.observer(WorkProgress(phase: "waiting for the gateway", done: most - open.count, total: most))
  }

  private func finished(among ids: some Collection<TaskID>) -> [TaskID] {
    state.withLock { state in ids.filter { !state.underWay.contains($0) } }
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
      let step = TaskStep(library: library) { [self] in
        shouldStop() || isOver.load(ordering: .relaxed)
      }
      let outcome = Result { try step.run(id) }
      state.withLock { state in
        state.underWay.remove(id)
        switch outcome {
        case .success(nil): state.resting[id] = Date().addingTimeInterval(Self.nap * 2)
        case .success: state.resting[id] = nil
        case .failure(let error): state.fatal = state.fatal ?? error
        }
      }
    }
  }
}
