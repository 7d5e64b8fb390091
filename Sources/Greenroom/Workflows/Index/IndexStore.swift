import GreenroomCatalog
import GreenroomModel

/// Where a run records what it finds.
protocol IndexStore {
  func apply(_ batch: IndexBatch) throws -> IndexTally
  func candidates(_ fingerprint: Fingerprint, size: Int64) throws -> [Candidate]
  func forEachFingerprint(_ body: (Fingerprint) throws -> Void) throws
}

extension Catalog: IndexStore {}

/// A catalog that is read and never written, or none: says what recording would do.
struct DryRunStore: IndexStore {
  let catalog: Catalog?

  func apply(_ batch: IndexBatch) throws -> IndexTally {
    var tally = IndexTally()
    tally.moved = batch.moves.count
    tally.missing = batch.vanished.count
    tally.unchanged = batch.returned.count
    for file in batch.files { try count(file, in: &tally) }
    return tally
  }

  func candidates(_ fingerprint: Fingerprint, size: Int64) throws -> [Candidate] {
    try catalog?.candidates(fingerprint, size: size) ?? []
  }

  func forEachFingerprint(_ body: (Fingerprint) throws -> Void) throws {
    try catalog?.forEachFingerprint(body)
  }

  private func count(_ file: IndexBatch.File, in tally: inout IndexTally) throws {
    switch file.outcome {
    case .failure(let problem):
      if problem.isMedia { tally.failed += 1 } else { tally.skipped += 1 }
    case .success(let report):
      guard let known = try catalog?.knownLocation(at: file.path) else {
        tally.added += 1
        return
      }
      let isUnchanged = known.stamp == report.stamp && known.state == .present
      if isUnchanged { tally.unchanged += 1 } else { tally.updated += 1 }
    }
  }
}
