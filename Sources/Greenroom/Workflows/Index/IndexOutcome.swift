import GreenroomCatalog
import GreenroomModel

/// What a run saw and did, before it is put into a document.
struct IndexOutcome {
  private var tally: IndexTally
  private let unchanged: Int
  private let ignored: Int
  private let bytesRead: Int64
  private let problems: [(path: MediaPath, problem: FileProblem)]
  /// Media that are there, where they were asked for.
  let found: [FoundMedia]
  /// Problems that are not of one file.
  private let folderProblemCount: Int

  init(
    _ recorder: IndexRecorder, _ walk: WalkResult, _ targets: IndexTargets, ignored: Int, hashedBytes: Int64
  ) {
    tally = recorder.tally
    unchanged = walk.unchanged
    self.ignored = ignored
    bytesRead = recorder.bytesRead + hashedBytes
    found = recorder.found + walk.found
    folderProblemCount = walk.unreadable.count + targets.offline.count
    let offline = targets.offline.map { ($0, FileProblem.offlineRoot) }
    problems = recorder.problems + walk.problems + walk.unreadable + offline
    for problem in walk.problems.map(\.problem) + walk.unreadable.map(\.problem) + offline.map(\.1) {
      if problem.isMedia { tally.failed += 1 } else { tally.skipped += 1 }
    }
  }

  func document(seconds: Double, request: IndexRequest, references: [ReferenceResult]?) -> IndexDocument {
    let unchanged = tally.unchanged + unchanged
    let shown = problems.map { IndexDocument.Problem($0, $1) }.sorted {
      NaturalOrder.precedes($0.path, $1.path)
    }
    return IndexDocument(
      seen: tally.added + tally.updated + tally.moved + unchanged + tally.skipped + tally.failed
        - folderProblemCount,
      added: tally.added, updated: tally.updated, moved: tally.moved, unchanged: unchanged,
      missing: tally.missing, ignored: ignored, skipped: tally.skipped, failed: tally.failed,
      bytesRead: bytesRead,
      seconds: seconds, problems: shown, dryRun: request.dryRun, set: request.set, references: references)
  }
}

extension FileProblem {
  fileprivate static let offlineRoot = FileProblem(
    .fileUnreadable, "This root is offline: its disk is not mounted here. What is known of it is kept.")
}
