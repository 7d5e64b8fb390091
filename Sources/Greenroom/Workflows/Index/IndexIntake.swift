import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import Synchronization

/// One thing that walk and workers found, to be recorded.
enum IndexFinding: Sendable {
  /// A file that was read, or should have been.
  case read(ReadFile)
  /// Something that is not read, with the reason.
  case skipped(MediaPath, FileStamp, FileProblem)
  /// A missing file that is back as it was.
  case returned(LocationKey)
  /// The work cannot go on.
  case failed(GreenroomError)
}

/// A file that a worker was given.
struct ReadFile: Sendable {
  let path: MediaPath
  /// What the walk saw.
  let stamp: FileStamp
  /// What was known of the path before; nil where nothing was.
  let known: KnownLocation.State?
  /// True where it has not changed and is read again for another reason.
  let isUnchanged: Bool
  var outcome: ProbeOutcome
}

/// Where walker and workers leave what they find, and the recorder picks it up. The walker waits while too
/// much is under way; workers never wait.
final class IndexIntake: Sendable {
  /// Files given to workers and not yet recorded. Enough to keep them busy while a batch is written.
  static let mostUnderWay = 4_096
  /// What is worth waking the recorder for.
  private static let handful = 256

  private struct State {
    var findings: [IndexFinding] = []
    var underWay = 0
    var walk: Result<WalkResult, any Error>?
  }

  private let state = Monitor(State())
  private let metCount = Atomic(0)
  private let passedCount = Atomic(0)

  let cancellation: Cancellation

  init(cancellation: Cancellation) { self.cancellation = cancellation }

  /// Files that the walk has met so far.
  var met: Int { metCount.load(ordering: .relaxed) }

  func meet() { metCount.add(1, ordering: .relaxed) }

  /// Files among them that had not changed, so that nothing is to be done.
  var passed: Int { passedCount.load(ordering: .relaxed) }

  func pass() { passedCount.add(1, ordering: .relaxed) }

  /// Waits until one more file may be given to the workers.
  func reserve() {
    state.wait { state -> Void? in
      guard state.underWay < Self.mostUnderWay || cancellation.isCancelled else { return nil }
      state.underWay += 1
      return ()
    }
  }

  func put(_ finding: IndexFinding) {
    let isUrgent = state.withLock { state in
      state.findings.append(finding)
      return state.findings.count >= Self.handful || state.walk != nil
    }
    if isUrgent { state.change { _ in } }
  }

  func endWalk(_ result: Result<WalkResult, any Error>) { state.change { $0.walk = result } }

  struct Taken {
    var findings: [IndexFinding]
    /// Set once the walk is over.
    var walk: Result<WalkResult, any Error>?
    /// True where nothing more will come.
    var isLast: Bool
  }

  /// Waits for a handful of findings, or for `limit`, and takes all there are.
  func take(limit: Duration) -> Taken {
    let taken = state.wait(timeout: limit) { state -> Taken? in
      let isWhole = state.walk != nil && state.findings.filter(\.isRead).count == state.underWay
      guard isWhole || state.findings.count >= Self.handful else { return nil }
      return Self.takeAll(&state)
    }
    return taken ?? state.change { Self.takeAll(&$0) }
  }

  /// Waits until walk and workers have stopped; what they find meanwhile is lost.
  func drain() {
    while !take(limit: .milliseconds(50)).isLast {}
  }

  private static func takeAll(_ state: inout State) -> Taken {
    let findings = state.findings
    state.findings = []
    state.underWay -= findings.count(where: \.isRead)
    return Taken(
      findings: findings, walk: state.walk, isLast: state.walk != nil && state.underWay == 0)
  }
}

extension IndexFinding {
  /// True for what a worker was asked: each such request ends in one of these.
  fileprivate var isRead: Bool {
    switch self {
    case .read, .failed: true
    case .skipped, .returned: false
    }
  }
}
