import Foundation
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// One indexing run: a walk on a thread of its own, and the recording of what it finds on the caller's.
struct IndexRun {
  let request: IndexRequest
  let targets: IndexTargets
  let roots: RootWatch
  let catalog: Catalog?
  let workers: WorkerPool
  let library: MediaPath

  /// How long the recorder waits before it looks around.
  private static let glance = Duration.milliseconds(50)

  func run(_ observer: WorkProgress.Observer, _ shouldStop: () -> Bool) throws -> IndexOutcome {
    let cancellation = Cancellation()
    let hashes = HashingDesk(workers: workers, cancellation: cancellation)
    let store = try store()
    var recorder = IndexRecorder(
      store: store, resolver: IdentityResolver(store: store, roots: acceptedRoots, hashes: hashes),
      collectsFound: request.set != nil)
    let walk = try record(targets, with: &recorder, cancellation, observer, shouldStop)
    try readTradedPlaces(with: &recorder, cancellation, observer, shouldStop)
    do {
      try recorder.settle()
    } catch let error as GreenroomError where error.code == .interrupted {
      try recorder.write()
      throw error
    }
    let missing = try finish(walk, &recorder)
    return IndexOutcome(
      recorder, walk, targets, ignored: missing.ignored, hashedBytes: hashes.bytesRead)
  }

  private func store() throws -> any IndexStore {
    if request.dryRun { return DryRunStore(catalog: catalog) }
    guard let catalog else {
      throw GreenroomError(.catalog, "There is no catalog to record in.", hint: nil)
    }
    return catalog
  }

  /// Roots that are gone for good, by the person's word, count as there and empty.
  private var acceptedRoots: RootWatch { request.acceptMissing ? RootWatch(roots: []) : roots }

  /// Walks over `targets` on a thread of its own, and records what it finds.
  private func record(
    _ targets: IndexTargets, with recorder: inout IndexRecorder, _ cancellation: Cancellation,
    _ observer: WorkProgress.Observer, _ shouldStop: () -> Bool
  ) throws -> WalkResult {
    let intake = IndexIntake(cancellation: cancellation)
    let walk = IndexWalk(
      targets: targets, catalog: catalog, workers: workers, intake: intake, library: library,
      collectsFound: request.set != nil)
    let walker = try BlockingThread { intake.endWalk(Result { try walk.run() }) }
    defer {
      intake.drain()
      walker.join()
    }
    do {
      return try record(from: intake, with: &recorder, observer, shouldStop)
    } catch {
      // The walk must not go on without anybody who listens.
      cancellation.cancel()
      throw error
    }
  }

  /// A file that has the place of another tells nothing of that one, which may have its own: they traded places only
  /// where both are read. So are those that nobody asked for.
  private func readTradedPlaces(
    with recorder: inout IndexRecorder, _ cancellation: Cancellation, _ observer: WorkProgress.Observer,
    _ shouldStop: () -> Bool
  ) throws {
    var seen = Set(targets.files)
    recorder.collectsFound = false
    while true {
      try recorder.writeWhatIsCertain()
      let places = recorder.tradedPlaces.subtracting(seen).filter { place in
        !targets.folders.contains { place.lies(in: $0.path) }
      }
      guard !places.isEmpty else { return }
      seen.formUnion(places)
      let others = IndexTargets(files: places.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) })
      _ = try record(others, with: &recorder, cancellation, observer, shouldStop)
    }
  }

  private func record(
    from intake: IndexIntake, with recorder: inout IndexRecorder, _ observer: WorkProgress.Observer,
    _ shouldStop: () -> Bool
  ) throws -> WalkResult {
    var failure: GreenroomError?
    while true {
      let taken = intake.take(limit: Self.glance)
      for finding in taken.findings {
        if case .failed(let error) = finding, failure == nil { failure = error }
        try recorder.take(finding)
      }
      if shouldStop(), failure == nil { failure = .indexingInterrupted }
      if failure != nil { intake.cancellation.cancel() }
      try recorder.writeIfDue()
      report(to: observer, recorder, intake, isWalked: taken.walk != nil)
      guard taken.isLast, let walk = taken.walk else { continue }
      guard let failure else { return try walk.get() }
      try recorder.write()
      throw failure
    }
  }

  private func report(
    to observer: WorkProgress.Observer, _ recorder: IndexRecorder, _ intake: IndexIntake, isWalked: Bool
  ) {
    observer(
      WorkProgress(
        phase: "indexing", done: recorder.done + intake.passed, total: isWalked ? intake.met : nil,
        bytesRead: recorder.bytesRead))
  }

  /// What only a walk that went through everything may conclude.
  private func finish(_ walk: WalkResult, _ recorder: inout IndexRecorder) throws -> MissingFiles {
    if !request.acceptMissing { try checkStillThere() }
    let missing = try MissingFiles(
      walk, targets, roots: roots, moved: recorder.moved, catalog: catalog)
    if !request.acceptMissing { try missing.check() }
    try recorder.markMissing(missing.locations)
    guard !request.dryRun, let catalog else { return missing }
    for folder in targets.folders where folder.isRoot {
      guard let identity = folder.identity.flatMap(RootIdentity.init) else { continue }
      try catalog.recordScan(of: folder.path, identity: identity, at: recorder.scanStarted)
    }
    return missing
  }

  /// A disk that went away during the run must not look like one that lost its files.
  private func checkStillThere() throws {
    for folder in targets.folders {
      let now = FolderIdentity(of: folder.path)
      guard now?.place != folder.identity?.place else { continue }
      let absence: RootWatch.Absence = now == nil ? .gone : .replaced
      throw absence.error(root: folder.path, asked: folder.path)
    }
  }
}

extension GreenroomError {
  static let indexingInterrupted = GreenroomError(
    .interrupted, "Interrupted. What was recorded so far is kept.",
    hint: "Run the same command again to go on.")
}
