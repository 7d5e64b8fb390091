import Dispatch
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import Synchronization

/// Has workers do one thing to the files of many assets, a batch at a time, so that what comes of it can be kept as it
/// comes and an interrupted run is gone on with.
struct AssetWork {
  /// How many are given to the workers before what they gave is handed on.
  private static let batch = 200

  struct Item {
    let record: AssetRecord
    let path: MediaPath

    /// Nil where no path holds the asset.
    init?(_ record: AssetRecord) {
      guard !record.isMissing, let path = record.path else { return nil }
      self.record = record
      self.path = path
    }
  }

  let workers: WorkerPool
  let observer: WorkProgress.Observer
  /// For ``WorkProgress/phase``.
  let phase: String

  /// - Parameter keep: Called with each batch and what came of it, in order; false ends the run early.
  /// - Throws: `interrupted` once `shouldStop` says so, with what is done kept; what `keep` throws; and where the
  ///   workers cannot work at all.
  func run(
    _ task: WorkerJob.Task, on items: [Item], _ shouldStop: @escaping @Sendable () -> Bool,
    keep: ([(item: Item, answer: WorkerAnswer)]) throws -> Bool
  ) throws {
    for start in stride(from: 0, to: items.count, by: Self.batch) {
      guard !shouldStop() else { throw GreenroomError.interruptedWork }
      let part = items[start..<min(start + Self.batch, items.count)]
      let answers = answers(task, part, done: start, of: items.count, shouldStop)
      var failure: GreenroomError?
      var kept: [(item: Item, answer: WorkerAnswer)] = []
      for (item, answer) in zip(part, answers) {
        switch answer {
        case .success(let answer): kept.append((item, answer))
        case .failure(let error): failure = failure ?? error
        }
      }
      let goesOn = try keep(kept)
      if let failure { throw failure.code == .interrupted ? .interruptedWork : failure }
      guard goesOn else { return }
    }
  }

  /// Does it to one file before all others, since somebody waits for it.
  func urgent(_ task: WorkerJob.Task, on item: Item) throws -> WorkerAnswer {
    let answer = Mutex<Result<WorkerAnswer, GreenroomError>?>(nil)
    let done = DispatchSemaphore(value: 0)
    workers.submit(
      WorkerRequest(task, item.path, size: item.record.bytes, isUrgent: true) { result in
        answer.withLock { $0 = result }
        done.signal()
      })
    done.wait()
    guard let answer = answer.withLock({ $0 }) else { throw GreenroomError.wrongAnswer }
    return try answer.get()
  }

  private func answers(
    _ task: WorkerJob.Task, _ items: ArraySlice<Item>, done: Int, of total: Int,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) -> [Result<WorkerAnswer, GreenroomError>] {
    let answers = Mutex<[Int: Result<WorkerAnswer, GreenroomError>]>([:])
    let cancellation = Cancellation(shouldStop)
    let group = DispatchGroup()
    for (place, item) in zip(items.indices, items) {
      group.enter()
      workers.submit(
        WorkerRequest(task, item.path, size: item.record.bytes, cancellation: cancellation) {
          [observer, phase] answer in
          let count = answers.withLock {
            $0[place] = answer
            return $0.count
          }
          observer(WorkProgress(phase: phase, done: done + count, total: total))
          group.leave()
        })
    }
    group.wait()
    return answers.withLock { answers in items.indices.compactMap { answers[$0] } }
  }
}

extension GreenroomError {
  fileprivate static let interruptedWork = GreenroomError(
    .interrupted, "Interrupted. What is done is kept.", hint: "Run the same command again to go on.")
}
