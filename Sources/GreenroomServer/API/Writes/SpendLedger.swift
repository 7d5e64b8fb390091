import Foundation
import Greenroom
import GreenroomModel
import HTTPTypes
import Synchronization

/// What was paid for while the server runs, and how much more may be.
final class SpendLedger: Sendable {
  struct Used: Equatable {
    var tasks = 0
    var seconds = 0.0
  }

  fileprivate struct State {
    var used = Used()
    /// The seconds of each task that is counted and may have been paid for.
    var counted: [String: Double] = [:]
  }

  let greatestTasks: Int
  let greatestSeconds: Double
  private let state = Mutex(State())

  init(tasks: Int, seconds: Double) {
    greatestTasks = tasks
    greatestSeconds = seconds
  }

  var used: Used { state.withLock { $0.used } }

  /// Counts an order before it is sent. What comes to nothing is given back with ``giveBack(tasks:seconds:)`` or
  /// ``settle(_:)``.
  ///
  /// - Throws: A ``Problem`` where it would be more than may be paid for.
  func take(tasks: Int, seconds: Double) throws {
    try state.withLock { state throws in
      let used = state.used
      guard used.tasks + tasks <= greatestTasks, used.seconds + seconds <= greatestSeconds else {
        throw Problem(
          .forbidden, "spend_cap",
          "This server may pay for \(greatestTasks) tasks and \(Self.text(greatestSeconds)) s of clips; "
            + "\(used.tasks) tasks and \(Self.text(used.seconds)) s are used, "
            + "and this is \(tasks) and \(Self.text(seconds)) s more.",
          hint: "Start it anew with `greenroom serve --spend-tasks N --spend-seconds S`.")
      }
      state.used.tasks += tasks
      state.used.seconds += seconds
    }
  }

  func giveBack(tasks: Int, seconds: Double) {
    state.withLock { $0.giveBack(tasks: tasks, seconds: seconds) }
  }

  /// Names the tasks of an order that was taken.
  func count(_ tasks: [TaskDocument]) {
    state.withLock { state in
      for task in tasks { state.counted[task.id] = task.outputSeconds ?? 0 }
    }
  }

  /// Gives back what those tasks took of which it is known that they were never paid for: nothing was sent, or the
  /// gateway did not take it. What has a name at the gateway, or of which nobody knows, stays counted.
  func settle(_ tasks: [TaskDocument]) {
    state.withLock { state in
      for task in tasks where task.wasNeverTaken {
        guard let seconds = state.counted.removeValue(forKey: task.id) else { continue }
        state.giveBack(tasks: 1, seconds: seconds)
      }
    }
  }

  private static func text(_ seconds: Double) -> String { seconds.formatted(.number.grouping(.never)) }
}

extension SpendLedger.State {
  fileprivate mutating func giveBack(tasks: Int, seconds: Double) {
    used.tasks -= tasks
    used.seconds -= seconds
  }
}

extension TaskDocument {
  fileprivate var wasNeverTaken: Bool { taskId == nil && (state.isBeforeSubmit || state == .failed) }
}
