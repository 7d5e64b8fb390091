import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

/// Puts one item into the store, or finds it there, and proves it.
struct Stager: Sendable {
  let store: StagingStore
  let catalog: Catalog
  /// What the ledger says of the items' content in this store.
  let known: [SHA256Digest: StagedObject]
  let now: Date
  /// When URLs are asked to end.
  let expiry: Date

  /// - Parameters:
  ///   - progress: Told of bytes as they are sent: how many more.
  ///   - isCancelled: Asked now and then.
  func stage(
    _ item: StageItem, progress: @escaping @Sendable (Int64) -> Void,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws -> StageOutcome {
    let key = item.key(in: store.backend)
    let url = try store.backend.url(of: key, until: expiry, now: now)
    if let known = known[item.digest.sha256], known.key == key,
      try isStillThere(item, known, url, isCancelled)
    {
      return outcome(item, key, url, uploadedAt: known.uploadedAt, isReused: true, was: known)
    }
    let upload = StagingUpload(
      key: key, file: item.file, digest: item.digest, contentType: item.contentType,
      journal: CatalogJournal(catalog: catalog), progress: progress, isCancelled: isCancelled)
    var put = try store.backend.put(upload, replacing: false)
    if case .readFolder(let folder) = store.proof, put == .present, !holds(folder, upload) {
      put = try store.backend.put(upload, replacing: true)
    }
    try prove(item, upload, url, isCancelled)
    return outcome(item, key, url, uploadedAt: now, isReused: put == .present, was: nil)
  }

  /// A row of the ledger is no proof: buckets are emptied, disks are wiped.
  private func isStillThere(
    _ item: StageItem, _ known: StagedObject, _ url: SignedURL,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> Bool {
    switch store.proof {
    case .ledger: return true
    case .readFolder: return false
    case .fetchedBack(let fetchBack):
      // What was never compared as a whole is compared now.
      let depth: FetchBack.Depth = known.verifiedAt == nil ? .whole : .blocks
      do throws(StagingFailure) {
        _ = try fetchBack.verify(
          url.url, holds: item.digest, contentType: item.contentType, depth: depth, isCancelled: isCancelled)
        return true
      } catch {
        // A store that may not list answers a missing object as it answers a wrong signature. Putting it there
        // tells which, and names the setting where it is the latter.
        guard error.meansGone || error.isRefusal else { throw error }
        return false
      }
    }
  }

  /// A disk may have lost what was written long ago.
  private func holds(_ folder: MediaPath, _ upload: StagingUpload) -> Bool {
    let there = try? ContentDigest.reading(
      folder.appending(upload.key.text), byteCount: upload.digest.byteCount,
      isCancelled: upload.isCancelled)
    return there?.sha256 == upload.digest.sha256
  }

  /// Fetches everything back. Content that came out wrong is sent once more, and taken away if that does not
  /// help: no URL is handed out that gives something else.
  private func prove(
    _ item: StageItem, _ upload: StagingUpload, _ url: SignedURL,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    guard case .fetchedBack(let fetchBack) = store.proof else { return }
    func verify() throws {
      _ = try fetchBack.verify(
        url.url, holds: item.digest, contentType: item.contentType, depth: .whole, isCancelled: isCancelled)
    }
    do {
      try verify()
    } catch let failure as StagingFailure where failure.isDamage {
      _ = try store.backend.put(upload, replacing: true)
      do {
        try verify()
      } catch let failure as StagingFailure where failure.isDamage {
        try store.backend.remove(upload.key)
        throw failure
      }
    }
  }

  private func outcome(
    _ item: StageItem, _ key: ObjectKey, _ url: SignedURL, uploadedAt: Date, isReused: Bool,
    was known: StagedObject?
  ) -> StageOutcome {
    let isProven = if case .fetchedBack = store.proof { true } else { false }
    let object = StagedObject(
      backend: store.backend.id, key: key, content: item.digest.sha256, byteCount: item.digest.byteCount,
      contentType: item.contentType, url: url.url.redacted,
      requestedExpiry: store.backend.urlsExpire ? expiry : nil, effectiveExpiry: url.expiry,
      uploadedAt: uploadedAt, verifiedAt: isProven ? now : known?.verifiedAt)
    return StageOutcome(item: item, object: object, url: url, isReused: isReused)
  }
}

/// Remembers uploads in parts in the catalog.
struct CatalogJournal: UploadJournal {
  let catalog: Catalog

  func upload(to backend: String, _ key: ObjectKey) throws -> UploadRecord? {
    try catalog.partUpload(to: backend, key)
  }

  func begin(_ record: UploadRecord) throws { try catalog.begin(record) }

  func record(_ part: UploadedPart, of record: UploadRecord) throws { try catalog.record(part, of: record) }

  func end(_ record: UploadRecord) throws { try catalog.end(record) }
}

extension StagingFailure {
  var isDamage: Bool { if case .damaged = cause { true } else { false } }

  var isRefusal: Bool {
    switch cause {
    case .unauthorized, .forbidden: true
    default: false
    }
  }

  /// The store knows who asks, and does not let them do this one thing.
  var isDenial: Bool { if case .forbidden = cause { true } else { false } }

  /// The store was reached and does not have it, or has something else.
  var meansGone: Bool {
    switch cause {
    case .damaged: true
    case .refused(let code): ["404", "410"].contains(code)
    default: false
    }
  }

  /// Every other item would fail for the same reason.
  var concernsAll: Bool {
    switch cause {
    case .unauthorized, .forbidden, .clockSkew, .storeMissing, .configuration, .interrupted: true
    case .contentChanged, .file, .unreachable, .refused, .damaged: false
    }
  }
}

extension GreenroomError {
  init(_ failure: StagingFailure) {
    let code: Code =
      switch failure.cause {
      case .unauthorized, .forbidden, .clockSkew: .unauthorized
      case .storeMissing, .configuration: .configuration
      case .file, .contentChanged: .inputOutput
      case .interrupted: .interrupted
      case .unreachable, .refused, .damaged: .staging
      }
    self.init(code, failure.message, hint: failure.hint)
  }
}
