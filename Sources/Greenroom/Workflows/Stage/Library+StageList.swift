import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

extension Library {
  /// The ledger, of every store. Nothing is asked of a network.
  ///
  /// - Parameter signs: Sign a URL for what the present store holds, to be used now.
  package func stagedObjects(signs: Bool = false) throws -> StageDocument {
    let entries = try catalogIfPresent?.ledger() ?? []
    let store = signs ? try stagingStore() : nil
    let now = Date()
    let expiry = requestedExpiry(from: now)
    var given: [StagedObject] = []
    let objects = try entries.map { entry in
      guard let store, entry.object.backend == store.backend.id else { return try object(entry) }
      let url = try store.backend.url(of: entry.object.key, until: expiry, now: now)
      var signed = entry.object
      signed.requestedExpiry = store.backend.urlsExpire ? expiry : nil
      signed.effectiveExpiry = url.expiry
      given.append(signed)
      return try object(entry, signed, url: url.url)
    }
    // Somebody may use them, so nothing sweeps the objects before they end.
    if !given.isEmpty { try catalog.recordURLs(of: given) }
    return StageDocument(.list, backend: store?.backend.id, objects: objects)
  }

  func object(
    _ entry: LedgerEntry, _ changed: StagedObject? = nil, url: LiveURL? = nil, reused: Bool = true
  ) throws -> StageDocument.Object {
    let record = try entry.assets.first.flatMap { try catalogIfPresent?.asset(id: $0) }
    var object = StageDocument.Object(
      changed ?? entry.object, of: nil, id: record?.id, url: url, reused: reused)
    object.name = record?.name
    object.path = record?.path?.text
    object.sets = entry.sets
    return object
  }

  /// The rows of the present store's ledger that `arguments` mean; all where there are none.
  func ledger(of store: StagingStore, _ arguments: [AssetArgument]) throws -> [LedgerEntry] {
    let entries = try catalogIfPresent?.ledger(of: store.backend.id) ?? []
    guard !arguments.isEmpty else { return entries }
    let wanted = Set(try self.chosen(arguments).records.map(\.id))
    let chosen = entries.filter { !wanted.isDisjoint(with: $0.assets) }
    guard chosen.isEmpty else { return chosen }
    throw GreenroomError(
      .notFound, "None of that is staged in \(store.backend.id).",
      hint: "Stage it with `greenroom stage push`; `greenroom stage list` shows what is.")
  }
}
