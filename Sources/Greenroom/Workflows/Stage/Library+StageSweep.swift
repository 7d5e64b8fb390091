import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

extension Library {
  /// Finds what the store holds and nobody needs, and takes it away where `isApplied` says so. Never what a
  /// reference set pins, and never what a URL still opens unless `isThorough` asks for it: somebody may have
  /// put that into a request.
  ///
  /// - Parameter isThorough: Also objects whose URLs are alive or never end.
  package func sweepStaged(isApplied: Bool, isThorough: Bool = false) throws -> StageSweepDocument {
    let store = try stagingStore()
    // Nobody of this library stages meanwhile, so what is looked at now stays as it is.
    let lock = isApplied ? try StagingLock(in: catalogFolder(), for: .sweeping) : nil
    defer { withExtendedLifetime(lock) {} }
    let now = Date()
    let window = Double(URLLifetime.needed(by: store.gateway).seconds)
    let entries =
      try catalogIfPresent?.ledger(of: store.backend.id, usedSince: now.addingTimeInterval(-window)) ?? []
    let chosen = entries.compactMap { entry in
      Self.reason(entry, now: now, isThorough: isThorough).map { (entry, $0) }
    }
    do {
      let (found, notices) = try leftovers(in: store)
      let leftovers = try found.filter { try isAbandoned($0, in: store, now: now) }
      if isApplied { try sweep(chosen.map(\.0.object), leftovers, in: store) }
      return StageSweepDocument(
        backend: store.backend.id, dryRun: !isApplied,
        objects: chosen.map { entry, reason in
          StageSweepDocument.Object(
            key: entry.object.key.text, id: entry.assets.first, bytes: entry.object.byteCount,
            effectiveExpiry: entry.object.effectiveExpiry, reason: reason)
        },
        leftovers: leftovers.map {
          StageSweepDocument.Leftover(
            key: $0.key.text, uploadID: $0.uploadID, startedAt: $0.startedAt, bytes: $0.byteCount)
        }, kept: entries.count - chosen.count, notices: notices)
    } catch let failure as StagingFailure {
      throw GreenroomError(failure)
    }
  }

  /// Keys that may write and not list are common; what they cannot see is no reason to sweep nothing.
  private func leftovers(in store: StagingStore) throws -> ([StagingLeftover], notices: [String]) {
    do {
      return (try store.backend.leftovers(), [])
    } catch let failure as StagingFailure where failure.isDenial {
      return (
        [],
        [
          "Uploads that were never finished could not be listed: the key may not do that. Allow it "
            + "s3:ListBucketMultipartUploads, or have the bucket end them by a lifecycle rule."
        ]
      )
    }
  }

  private static func reason(_ entry: LedgerEntry, now: Date, isThorough: Bool) -> String? {
    guard entry.sets.isEmpty, !entry.isInRequest else { return nil }
    if let expiry = entry.object.effectiveExpiry, expiry <= now { return "expired" }
    return isThorough ? "unused" : nil
  }

  /// This library's own uploads are, since the lock says that nobody works on them. Those of others who share
  /// the bucket are once they are a day old.
  private func isAbandoned(_ leftover: StagingLeftover, in store: StagingStore, now: Date) throws -> Bool {
    if store.choice == .embedded { return true }
    let own = try catalogIfPresent?.partUpload(to: store.backend.id, leftover.key)
    if own?.uploadID == leftover.uploadID { return true }
    return leftover.startedAt.map { now.timeIntervalSince($0) > Self.othersUploadTime } ?? false
  }

  /// In seconds: a day.
  private static let othersUploadTime = 86_400.0

  /// The library's folder, made where it is missing.
  func catalogFolder() throws -> MediaPath {
    _ = try catalog
    return folder
  }

  /// The object goes before its row: a row without an object costs one more look, an object without a row is
  /// never found again.
  private func sweep(
    _ objects: [StagedObject], _ leftovers: [StagingLeftover], in store: StagingStore
  ) throws {
    for leftover in leftovers {
      try store.backend.abort(leftover)
      if let upload = try catalog.partUpload(to: store.backend.id, leftover.key),
        upload.uploadID == leftover.uploadID
      {
        try catalog.end(upload)
      }
    }
    for (place, object) in objects.enumerated() {
      observer(WorkProgress(phase: "removing", done: place, total: objects.count))
      try store.backend.remove(object.key)
      try catalog.forget(object.key, in: store.backend.id)
    }
  }
}
