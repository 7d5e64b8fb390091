import Dispatch
import GreenroomMedia
import GreenroomModel
import Synchronization

extension Library {
  /// Probes each of `paths` and waits; the outcomes stand in their order.
  func probe(_ paths: [MediaPath], depth: ProbeDepth) throws -> [ProbeOutcome] {
    guard !paths.isEmpty else { return [] }
    let workers = try workers
    let answers = Mutex<[Int: Result<WorkerAnswer, GreenroomError>]>([:])
    let group = DispatchGroup()
    for (place, path) in paths.enumerated() {
      group.enter()
      workers.submit(
        WorkerRequest(.probe(depth), path) { answer in
          answers.withLock { $0[place] = answer }
          group.leave()
        })
    }
    group.wait()
    return try answers.withLock { answers in
      try paths.indices.map { place in
        guard case .probed(let outcome) = try answers[place]?.get() else {
          throw GreenroomError(.installation, "The media worker gave no answer.")
        }
        return outcome
      }
    }
  }
}
