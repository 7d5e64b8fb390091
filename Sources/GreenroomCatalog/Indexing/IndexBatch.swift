package import Foundation
package import GreenroomModel

/// What an indexing run found in one stretch of its walk, to be recorded in one transaction. Some 5,000
/// entries make the best of a transaction.
package struct IndexBatch: Sendable {
  /// A file that was read (or could not be), new or known: the catalog tells which.
  package struct File: Sendable {
    package let path: MediaPath
    /// What the walk saw. Where the file was read, the report's own stamp counts.
    package let stamp: FileStamp
    package let outcome: ProbeOutcome
    /// Of all its bytes, where the caller had reason to read them.
    package let contentHash: ContentHash?
    /// An asset whose content this file was proved to have, or which moved here from a path that is gone.
    package let sameAs: AssetKey?

    package init(
      path: MediaPath, stamp: FileStamp, outcome: ProbeOutcome, contentHash: ContentHash? = nil,
      sameAs: AssetKey? = nil
    ) {
      self.path = path
      self.stamp = stamp
      self.outcome = outcome
      self.contentHash = contentHash
      self.sameAs = sameAs
    }
  }

  /// A file that is now at another path. Moves that touch each other (two files that swapped their names)
  /// must stand in one batch.
  package struct Move: Sendable {
    package let location: LocationKey
    package let path: MediaPath
    package let stamp: FileStamp

    package init(_ location: LocationKey, to path: MediaPath, stamp: FileStamp) {
      self.location = location
      self.path = path
      self.stamp = stamp
    }
  }

  package var moves: [Move]
  package var files: [File]
  /// Missing files that are back, with the stamp they had.
  package var returned: [LocationKey]
  /// Files that are gone. Those that another process has seen since `scanStarted` are left alone.
  package var vanished: [LocationKey]
  /// Full hashes that were taken of assets which are not among the files.
  package var contentHashes: [AssetKey: ContentHash]
  package let scanStarted: Date
  package let probeVersion: Int

  package init(
    moves: [Move] = [], files: [File] = [], returned: [LocationKey] = [], vanished: [LocationKey] = [],
    contentHashes: [AssetKey: ContentHash] = [:], scanStarted: Date, probeVersion: Int
  ) {
    self.moves = moves
    self.files = files
    self.returned = returned
    self.vanished = vanished
    self.contentHashes = contentHashes
    self.scanStarted = scanStarted
    self.probeVersion = probeVersion
  }
}

/// What recording did, counted in files.
package struct IndexTally: Equatable, Sendable {
  package var added = 0
  package var updated = 0
  package var moved = 0
  package var unchanged = 0
  package var missing = 0
  /// Not media.
  package var skipped = 0
  /// Media that could not be read.
  package var failed = 0

  package init() {}

  package static func += (left: inout IndexTally, right: IndexTally) {
    left.added += right.added
    left.updated += right.updated
    left.moved += right.moved
    left.unchanged += right.unchanged
    left.missing += right.missing
    left.skipped += right.skipped
    left.failed += right.failed
  }
}
