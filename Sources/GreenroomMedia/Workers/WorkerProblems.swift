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
    FileProblem(.fileUnreadable, "It cannot be read: \(reason(ending, saidGarbage)).")
  }

  private static func reason(_ ending: WorkerProcess.Ending, _ saidGarbage: Bool) -> String {
    if saidGarbage { return "the media worker gave an answer that makes no sense" }
    if ending.peakMemory >= WorkerMemory.growth * 3 / 4 {
      return "the media worker used more than \(WorkerMemory.growth >> 20) MiB over it"
    }
    switch ending.signal {
    case SIGKILL?: return "the media worker was killed over it"
    case let signal?: return "the media worker crashed over it (signal \(signal))"
    case nil: return "the media worker gave up over it\(ending.remark)"
    }
  }
}
