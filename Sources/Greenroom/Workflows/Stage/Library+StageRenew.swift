import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

extension Library {
  /// Gives new URLs to staged objects whose old ones would not outlive the gateway's queue, the run and a
  /// margin, and proves that they work. An object that is gone is put there again from its file.
  ///
  /// - Parameters:
  ///   - arguments: What to renew; all that is due where there is none.
  ///   - isForced: Also what lasts long enough.
  package func renewStaged(
    _ arguments: [AssetArgument], isForced: Bool = false, isDryRun: Bool = false,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> StageDocument {
    let store = try stagingStore()
    let now = Date()
    let due = try ledger(of: store, arguments).filter { entry in
      isForced || URLLifetime.isTooShort(entry.object.effectiveExpiry, now: now, for: store.gateway)
    }
    var document = StageDocument(.renew, backend: store.backend.id, objects: [])
    document.isDryRun = isDryRun
    guard !isDryRun else {
      document.objects = try due.map { try object($0) }
      return document
    }
    let lock = try StagingLock(in: catalogFolder(), for: .staging)
    defer { withExtendedLifetime(lock) {} }
    let outcomes = try inParallel(due, phase: "renewing", shouldStop) { [self] entry in
      try renewed(entry.object, in: store, now: now, shouldStop)
    }
    var urls: [SignedURL] = []
    var gone: [LedgerEntry] = []
    for (entry, outcome) in zip(due, outcomes) {
      switch outcome {
      case .success(let (object, url)):
        try catalog.recordURLs(of: [object])
        if object.verifiedAt == now { try catalog.setVerified(now, of: object.key, in: object.backend) }
        document.objects.append(try self.object(entry, object, url: url.url))
        urls.append(url)
      case .failure(let failure) where failure.meansGone && !entry.assets.isEmpty: gone.append(entry)
      case .failure(let failure):
        document.failures.append(
          StageDocument.Failure(failure, id: entry.assets.first, path: nil, key: entry.object.key))
      }
    }
    try putBack(gone, in: store, into: &document, &urls, shouldStop)
    document.notices = StagingNotices(store: store, now: now, profile: profileID).all(urls)
    return document
  }

  private func renewed(
    _ old: StagedObject, in store: StagingStore, now: Date, _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> (StagedObject, SignedURL) {
    let expiry = requestedExpiry(from: now)
    let url = try store.backend.url(of: old.key, until: expiry, now: now)
    var object = old
    object.url = url.url.redacted
    object.requestedExpiry = store.backend.urlsExpire ? expiry : nil
    object.effectiveExpiry = url.expiry
    if case .fetchedBack(let fetchBack) = store.proof, let digest = try catalog.digest(of: old.content) {
      _ = try fetchBack.verify(
        url.url, holds: digest, contentType: old.contentType, depth: .blocks, isCancelled: shouldStop)
      object.verifiedAt = now
    }
    return (object, url)
  }

  private func putBack(
    _ gone: [LedgerEntry], in store: StagingStore, into document: inout StageDocument,
    _ urls: inout [SignedURL], _ shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    guard !gone.isEmpty else { return }
    let records = try gone.compactMap { try $0.assets.first.flatMap { try catalog.asset(id: $0) } }
    let judged = try judged(
      verified(records.map { ReferenceSeed(.asset($0)) }, shouldStop), StageRequest())
    let (items, unread) = try stageItems(judged, shouldStop)
    let (outcomes, failed) = try stage(items, in: store, transfers: StageRequest().transfers, shouldStop)
    document.objects += outcomes.map { outcome in
      StageDocument.Object(
        outcome.object, of: outcome.item.reference, id: outcome.item.asset, url: outcome.url.url,
        reused: outcome.isReused)
    }
    urls += outcomes.map(\.url)
    document.failures += unread + failed
  }
}
