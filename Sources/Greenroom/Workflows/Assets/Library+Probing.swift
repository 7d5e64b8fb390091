import Dispatch
import GreenroomMedia
import GreenroomModel
import Synchronization

extension Library {
  /// Probes each of `paths` and waits; the outcomes stand in their order.
  ///
  /// - Throws: `interrupted` once `shouldStop` says so, also in the middle of a file.
  func probe(
    _ paths: [MediaPath], depth: ProbeDepth, _ shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> [ProbeOutcome] {
    guard !paths.isEmpty else { return [] }
    let workers = try workers
    let answers = Mutex(ProbeAnswers())
    let cancellation = Cancellation(shouldStop)
    let group = DispatchGroup()
    for (place, path) in paths.enumerated() {
      group.enter()
      workers.submit(
        WorkerRequest(.probe(depth), path, cancellation: cancellation) { [observer] answer in
          observer(answers.withLock { $0.take(answer, for: place, of: paths.count) })
          group.leave()
        })
    }
    group.wait()
    return try answers.withLock { answers in
      try paths.indices.map { place in
        guard case .probed(let outcome) = try answers.byPlace[place]?.get() else {
          throw GreenroomError(.installation, "The media worker gave no answer.")
        }
        return outcome
      }
    }
  }
}

/// What has come back of one batch of files.
private struct ProbeAnswers {
  private(set) var byPlace: [Int: Result<WorkerAnswer, GreenroomError>] = [:]
  private var bytesRead: Int64 = 0

  mutating func take(
    _ answer: Result<WorkerAnswer, GreenroomError>, for place: Int, of total: Int
  ) -> WorkProgress {
    byPlace[place] = answer
    if case .success(.probed(.success(let report))) = answer { bytesRead += report.bytesRead }
    return WorkProgress(phase: "reading", done: byPlace.count, total: total, bytesRead: bytesRead)
  }
}
