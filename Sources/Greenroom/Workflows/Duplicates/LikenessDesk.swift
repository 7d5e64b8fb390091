import Dispatch
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import Synchronization

/// Has assets looked at that nobody has looked at yet, many at a time, and keeps what comes of it as it comes, so
/// that an interrupted run is gone on with.
struct LikenessDesk {
  /// How many are given to the workers before what they found is written.
  private static let batch = 200

  let catalog: Catalog
  let workers: WorkerPool
  let observer: WorkProgress.Observer

  /// Gives what could not be looked at. A file that is not what was indexed is passed over.
  func look(
    at records: [AssetRecord], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> [(path: MediaPath, problem: FileProblem)] {
    let new = try Set(catalog.assetsWithoutLikeness(among: records.map(\.key)))
    let due = records.filter { new.contains($0.key) && !$0.isMissing }
    var problems: [(path: MediaPath, problem: FileProblem)] = []
    for start in stride(from: 0, to: due.count, by: Self.batch) {
      guard !shouldStop() else { throw GreenroomError.lookingInterrupted }
      let part = due[start..<min(start + Self.batch, due.count)].compactMap { record in
        record.path.map { (record, $0) }
      }
      problems += try look(at: part, done: start, of: due.count, shouldStop)
    }
    return problems
  }

  private func look(
    at part: [(record: AssetRecord, path: MediaPath)], done: Int, of total: Int,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> [(path: MediaPath, problem: FileProblem)] {
    let answers = Mutex<[Int: Result<WorkerAnswer, GreenroomError>]>([:])
    let cancellation = Cancellation(shouldStop)
    let group = DispatchGroup()
    for (place, item) in part.enumerated() {
      group.enter()
      workers.submit(
        WorkerRequest(.likeness, item.path, size: item.record.bytes, cancellation: cancellation) {
          [observer] answer in
          let count = answers.withLock {
            $0[place] = answer
            return $0.count
          }
          observer(WorkProgress(phase: "comparing", done: done + count, total: total, bytesRead: 0))
          group.leave()
        })
    }
    group.wait()
    return try keep(answers.withLock { $0 }, of: part)
  }

  private func keep(
    _ answers: [Int: Result<WorkerAnswer, GreenroomError>], of part: [(record: AssetRecord, path: MediaPath)]
  ) throws -> [(path: MediaPath, problem: FileProblem)] {
    var found: [(asset: AssetKey, likeness: Likeness)] = []
    var problems: [(path: MediaPath, problem: FileProblem)] = []
    var failure: GreenroomError?
    for (place, item) in part.enumerated() {
      switch answers[place] {
      case .success(.likened(.success(let report))):
        if report.stamp.size == item.record.bytes { found.append((item.record.key, report.likeness)) }
      case .success(.likened(.failure(let problem))): problems.append((item.path, problem))
      case .success, nil: failure = failure ?? .wrongAnswer
      case .failure(let error): failure = failure ?? error
      }
    }
    try catalog.keep(found)
    if let failure { throw failure }
    return problems
  }
}

extension GreenroomError {
  fileprivate static let lookingInterrupted = GreenroomError(
    .interrupted, "Interrupted. What was found out so far is kept.",
    hint: "Run the same command again to go on.")
}
