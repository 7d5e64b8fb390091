import Foundation
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import GreenroomRemote
import Synchronization

/// Stages many items at once, and keeps the ledger as they are done.
final class StageRun: Sendable {
  /// What happened to one item.
  typealias Outcome = Result<StageOutcome, StagingFailure>

  /// Files that go up in parts take several connections each.
  private static let greatestLargeTransfers = 2

  private struct State {
    /// Places of what is still to be done: many small ones, and those that are sent in parts.
    var small: [Int]
    var large: [Int]
    var largeUnderWay = 0
    var outcomes: [Int: Outcome] = [:]
    var sent: Int64 = 0
    /// What ended the run for everybody.
    var fatal: StagingFailure?
  }

  private let items: [StageItem]
  private let stager: Stager
  private let ledger: LedgerWriter
  private let observer: WorkProgress.Observer
  private let shouldStop: @Sendable () -> Bool
  private let state: Mutex<State>
  /// True once ``State/fatal`` is set: asked so often that a lock would be in everybody's way.
  private let isOver = Atomic(false)
  private let bytes: Int64

  init(
    _ items: [StageItem], _ stager: Stager, observer: @escaping WorkProgress.Observer,
    shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.items = items
    self.stager = stager
    self.observer = observer
    self.shouldStop = shouldStop
    ledger = LedgerWriter(catalog: stager.catalog)
    bytes = items.reduce(0) { $0 + $1.digest.byteCount }
    let places = items.indices.reversed()
    state = Mutex(
      State(
        small: places.filter { items[$0].digest.parts.count == 1 },
        large: places.filter { items[$0].digest.parts.count > 1 }))
  }

  /// The outcomes in the order of the items.
  ///
  /// - Throws: What concerns all items: wrong credentials, a missing bucket, an interruption. The ledger has
  ///   what was done until then.
  func run(transfers: Int) throws -> [Outcome] {
    let threads = try (0..<max(1, min(transfers, items.count))).map { _ in
      try BlockingThread { [self] in work() }
    }
    for thread in threads { thread.join() }
    try ledger.flush()
    return try state.withLock { state in
      if let fatal = state.fatal { throw fatal }
      return items.indices.compactMap { state.outcomes[$0] }
    }
  }

  private func work() {
    while let place = next() {
      let outcome = stage(items[place])
      finish(place, outcome)
    }
  }

  private func next() -> Int? {
    state.withLock { state in
      if state.fatal == nil, shouldStop() { end(&state, .interrupted) }
      guard state.fatal == nil else { return nil }
      if state.largeUnderWay < Self.greatestLargeTransfers, let place = state.large.popLast() {
        state.largeUnderWay += 1
        return place
      }
      return state.small.popLast()
    }
  }

  private func stage(_ item: StageItem) -> Outcome {
    do {
      let outcome = try stager.stage(
        item, progress: { [self] in moved($0) }, isCancelled: { [self] in isCancelled })
      try ledger.take(outcome.object)
      return .success(outcome)
    } catch let failure as StagingFailure {
      return .failure(failure)
    } catch let error as GreenroomError {
      return .failure(StagingFailure(.file, error.message, hint: error.hint))
    } catch {
      return .failure(StagingFailure(.file, "The catalog cannot be written: \(error)"))
    }
  }

  private var isCancelled: Bool { isOver.load(ordering: .relaxed) || shouldStop() }

  /// The first failure that concerns all is the one that is told.
  private func end(_ state: inout State, _ failure: StagingFailure) {
    state.fatal = state.fatal ?? failure
    isOver.store(true, ordering: .relaxed)
  }

  private func finish(_ place: Int, _ outcome: Outcome) {
    let progress = state.withLock { state in
      state.outcomes[place] = outcome
      if items[place].digest.parts.count > 1 { state.largeUnderWay -= 1 }
      if case .failure(let failure) = outcome, failure.concernsAll { end(&state, failure) }
      return self.progress(state)
    }
    observer(progress)
  }

  private func moved(_ count: Int64) {
    // What others have done must not wait in memory for a large file. What fails here fails again at the end.
    try? ledger.flushIfDue()
    observer(
      state.withLock { state in
        state.sent += count
        return progress(state)
      })
  }

  private func progress(_ state: State) -> WorkProgress {
    WorkProgress(
      phase: "staging", done: state.outcomes.count, total: items.count,
      sent: WorkProgress.Transfer(bytes: state.sent, total: bytes))
  }
}

/// Writes rows of the ledger in batches: a transaction for each of a thousand small files would take longer
/// than sending them. A row that a crash takes costs one more look, no upload.
private final class LedgerWriter: Sendable {
  private static let greatestWait: Duration = .milliseconds(250)
  private static let batchSize = 200

  private struct State {
    var waiting: [StagedObject] = []
    var flushedAt = ContinuousClock.now
  }

  private let catalog: Catalog
  private let state = Mutex(State())

  init(catalog: Catalog) { self.catalog = catalog }

  func take(_ object: StagedObject) throws {
    let batch = state.withLock { state -> [StagedObject] in
      state.waiting.append(object)
      let isDue = state.flushedAt.duration(to: .now) >= Self.greatestWait
      guard isDue || state.waiting.count >= Self.batchSize else { return [] }
      return Self.emptied(&state)
    }
    try catalog.record(batch)
  }

  func flushIfDue() throws {
    let batch = state.withLock { state -> [StagedObject] in
      let isDue = state.flushedAt.duration(to: .now) >= Self.greatestWait
      return isDue && !state.waiting.isEmpty ? Self.emptied(&state) : []
    }
    try catalog.record(batch)
  }

  func flush() throws { try catalog.record(state.withLock { Self.emptied(&$0) }) }

  private static func emptied(_ state: inout State) -> [StagedObject] {
    defer {
      state.waiting = []
      state.flushedAt = .now
    }
    return state.waiting
  }
}
