import Foundation
import GreenroomModel
import HTTPTypes
import Synchronization

/// What was paid for while the server runs, and how much more may be.
final class SpendLedger: Sendable {
  struct Used: Equatable {
    var tasks = 0
    var seconds = 0.0
  }

  let greatestTasks: Int
  let greatestSeconds: Double
  private let state = Mutex(Used())

  init(tasks: Int, seconds: Double) {
    greatestTasks = tasks
    greatestSeconds = seconds
  }

  var used: Used { state.withLock { $0 } }

  /// Counts an order before it is sent. What comes to nothing is given back with ``giveBack(tasks:seconds:)``.
  ///
  /// - Throws: A ``Problem`` where it would be more than may be paid for.
  func take(tasks: Int, seconds: Double) throws {
    try state.withLock { used throws in
      guard used.tasks + tasks <= greatestTasks, used.seconds + seconds <= greatestSeconds else {
        throw Problem(
          .forbidden, "spend_cap",
          "This server may pay for \(greatestTasks) tasks and \(Self.text(greatestSeconds)) s of clips; "
            + "\(used.tasks) tasks and \(Self.text(used.seconds)) s are used, "
            + "and this is \(tasks) and \(Self.text(seconds)) s more.",
          hint: "Start it anew with `greenroom serve --spend-tasks N --spend-seconds S`.")
      }
      used.tasks += tasks
      used.seconds += seconds
    }
  }

  func giveBack(tasks: Int, seconds: Double) {
    state.withLock { used in
      used.tasks -= tasks
      used.seconds -= seconds
    }
  }

  private static func text(_ seconds: Double) -> String { seconds.formatted(.number.grouping(.never)) }
}
