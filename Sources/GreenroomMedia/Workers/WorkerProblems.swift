import Glibc
import GreenroomModel

/// What a worker may use beyond what it has at its start, in bytes.
package enum WorkerMemory {
  package static let growth: Int64 = 512 << 20
}

extension FileProblem {
  static func hung(_ limit: Duration) -> FileProblem {
    FileProblem(
      .fileUnreadable,
      "It cannot be read: the media worker took longer than \(limit.components.seconds) seconds over it.")
  }

  static func workerDied(_ ending: WorkerProcess.Ending, saidGarbage: Bool) -> FileProblem {
    let reason = saidGarbage ? "gave an answer that makes no sense" : ending.reason
    return FileProblem(.fileUnreadable, "It cannot be read: the media worker \(reason).")
  }
}

extension WorkerProcess.Ending {
  /// Why it ended, to stand behind “the media worker”.
  var reason: String {
    if peakMemory >= WorkerMemory.growth * 3 / 4 {
      return "used more than \(WorkerMemory.growth >> 20) MiB over it"
    }
    switch signal {
    case SIGKILL?: return "was killed over it"
    case let signal?: return "crashed over it (signal \(signal))"
    case nil: return "gave up over it\(remark)"
    }
  }
}
