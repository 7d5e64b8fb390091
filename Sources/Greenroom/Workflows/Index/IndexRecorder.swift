import Foundation
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Takes what walk and workers find and records it in batches. Belongs to one thread, the only one that
/// writes.
struct IndexRecorder {
  /// A transaction of this many rows, or of what came in this time, costs least.
  static let batchSize = 5_000
  static let batchTime = Duration.milliseconds(250)
  private static let mostBatchBytes = 8_000_000
  /// Contested files that are kept in memory before they are looked into.
  private static let mostContested = 5_000

  let store: any IndexStore
  let scanStarted: Date
  private(set) var tally = IndexTally()
  /// Media that could not be read, and what is no media, as far as this run read them.
  private(set) var problems: [(path: MediaPath, problem: FileProblem)] = []
  /// New and changed media, where they are asked for.
  private(set) var found: [FoundMedia] = []
  private(set) var bytesRead: Int64 = 0
  /// Locations whose files are now elsewhere.
  private(set) var moved: Set<LocationKey> = []
  /// Where files were that may have traded places with some of this run, and others are now.
  private(set) var tradedPlaces: Set<MediaPath> = []

  /// Whether ``found`` is added to.
  var collectsFound: Bool
  private var resolver: IdentityResolver
  private var filter: FingerprintFilter?
  private var batch: IndexBatch
  private var batchStart = MonotonicTime.now
  /// Of the texts in the batch that tools have written into files, which may be great.
  private var batchBytes = 0
  private var contested: [ContestedFile] = []
  private var unsettled: [ContestedFile] = []
  /// Of contested files that are new assets in the batch, which no look-up finds before it is written.
  private var unwritten: Set<Fingerprint> = []

  init(
    store: any IndexStore, resolver: IdentityResolver, scanStarted: Date = Date(), collectsFound: Bool
  ) {
    self.store = store
    self.resolver = resolver
    self.scanStarted = scanStarted
    self.collectsFound = collectsFound
    batch = IndexBatch(scanStarted: scanStarted, probeVersion: ProbeReport.probeVersion)
  }

  /// Files that have been dealt with.
  private(set) var done = 0

  mutating func take(_ finding: IndexFinding) throws {
    done += 1
    switch finding {
    case .read(let file): try take(file)
    case .skipped(let path, let stamp, let problem):
      problems.append((path, problem))
      try add(IndexBatch.File(path: path, stamp: stamp, outcome: .failure(problem)))
    case .returned(let location):
      begin()
      batch.returned.append(location)
    case .failed: break
    }
  }

  /// Writes what has waited long enough.
  mutating func writeIfDue() throws {
    if contested.count >= Self.mostContested { try resolveContested() }
    guard batchCount > 0, MonotonicTime.now.since(batchStart) >= Self.batchTime else { return }
    try write()
  }

  /// Writes all that can be told before the end of the walk.
  mutating func writeWhatIsCertain() throws {
    try resolveContested()
    try write()
  }

  /// Settles what only the end of the walk can tell, and writes it.
  mutating func settle() throws {
    try writeWhatIsCertain()
    let files = unsettled
    unsettled = []
    for file in files { add(try resolver.resolve(file, isLast: true), of: file) }
    try write()
  }

  mutating func markMissing(_ locations: [LocationKey]) throws {
    for start in stride(from: 0, to: locations.count, by: Self.batchSize) {
      batch.vanished = Array(locations[start..<min(start + Self.batchSize, locations.count)])
      try write()
    }
  }

  // MARK: - Files

  private mutating func take(_ file: ReadFile) throws {
    switch file.outcome {
    case .failure(let problem):
      problems.append((file.path, problem))
      try add(IndexBatch.File(path: file.path, stamp: file.stamp, outcome: file.outcome))
    case .success(let report):
      bytesRead += report.bytesRead
      if collectsFound { found.append(FoundMedia(path: file.path, report: report)) }
      let contest = ContestedFile(file: file, report: report)
      let isItself = file.isUnchanged && file.known == .present && report.stamp == file.stamp
      let isContested = try !isItself && mayBeKnown(report.fingerprint)
      if isContested { contested.append(contest) } else { try add(contest.entry()) }
    }
  }

  private mutating func mayBeKnown(_ fingerprint: Fingerprint) throws -> Bool {
    var filter = try self.filter ?? loadedFilter()
    self.filter = nil
    defer { self.filter = filter }
    return filter.insert(fingerprint)
  }

  private func loadedFilter() throws -> FingerprintFilter {
    var filter = FingerprintFilter()
    try store.forEachFingerprint { _ = filter.insert($0) }
    return filter
  }

  private mutating func resolveContested() throws {
    guard !contested.isEmpty else { return }
    // Candidates are looked for in the catalog, so what this run has found must be there.
    try write()
    let files = contested
    contested = []
    for file in files {
      if unwritten.contains(file.report.fingerprint) { try write() }
      add(try resolver.resolve(file, isLast: false), of: file)
      try writeIfFull()
    }
    try write()
  }

  private mutating func add(_ resolution: IdentityResolver.Resolution, of file: ContestedFile) {
    begin()
    switch resolution {
    case .file(let entry):
      batch.files.append(entry)
      weigh(entry)
      if entry.sameAs == nil { unwritten.insert(file.report.fingerprint) }
    case .move(let move):
      batch.moves.append(move)
      moved.insert(move.location)
    case .later(let places):
      unsettled.append(file)
      tradedPlaces.formUnion(places)
    }
  }

  private mutating func add(_ file: IndexBatch.File) throws {
    begin()
    batch.files.append(file)
    weigh(file)
    try writeIfFull()
  }

  private mutating func weigh(_ file: IndexBatch.File) {
    guard case .success(let report) = file.outcome else { return }
    batchBytes += report.embedded.blocks.reduce(0) { $0 + $1.packed.count }
  }

  // MARK: - Batches

  private var batchCount: Int {
    batch.files.count + batch.moves.count + batch.returned.count + batch.vanished.count
  }

  private mutating func begin() {
    if batchCount == 0 { batchStart = .now }
  }

  private mutating func writeIfFull() throws {
    if batchCount >= Self.batchSize || batchBytes >= Self.mostBatchBytes { try write() }
  }

  /// Writes what has been told apart so far.
  mutating func write() throws {
    batch.contentHashes = resolver.newHashes
    if batchCount > 0 || !batch.contentHashes.isEmpty { tally += try store.apply(batch) }
    resolver.forgetWritten()
    unwritten = []
    batchBytes = 0
    batch = IndexBatch(scanStarted: scanStarted, probeVersion: ProbeReport.probeVersion)
  }
}
