import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

extension Library {
  /// Puts what was named where the gateway can fetch it, and proves it by fetching it back. Every packet of
  /// every file is read first; only what passes the preflight is staged. The same bytes are sent once.
  ///
  /// - Throws: `not_found`, `usage`, `configuration`, `unauthorized` and `interrupted`; what concerns one file
  ///   alone is in the result.
  package func push(
    _ request: StageRequest, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> StageDocument {
    let seeds = try stagingSeeds(request)
    let store = try stagingStore(fetchesBack: request.fetchesBack)
    let references = Self.once(
      try request.isDryRun ? provisional(seeds, shouldStop) : verified(seeds, shouldStop))
    let judged = try judged(references, request)
    let passing = judged.filter { $0.report.verdict != .fail }
    var document =
      request.isDryRun
      ? try rehearsed(passing, in: store, shouldStop)
      : try staged(passing, in: store, request, shouldStop)
    document.refused = judged.filter { $0.report.verdict == .fail }.map { CheckDocument($0.report) }
    return document
  }

  private func stagingSeeds(_ request: StageRequest) throws -> [ReferenceSeed] {
    var seeds = try request.set.map { try self.seeds(ofSet: $0) } ?? []
    if !request.arguments.isEmpty {
      if let subjects = try subjects(request.arguments) {
        for (argument, subject) in zip(request.arguments, subjects) {
          seeds.append(ReferenceSeed(try stageable(subject, argument)))
        }
      } else {
        seeds += try found(request.arguments).map { ReferenceSeed(.asset($0)) }
      }
    }
    guard !seeds.isEmpty else {
      throw GreenroomError(
        .usage, "There is nothing to stage.", hint: "Name files, assets, a query or a --set.")
    }
    return seeds
  }

  /// What is no asset, since it cannot be read, is known by its path.
  private static func once(_ references: [Reference]) -> [Reference] {
    var seen: Set<String> = []
    return references.filter { seen.insert($0.assetID?.text ?? $0.path?.text ?? "").inserted }
  }

  private func stageable(_ subject: AssetSubject, _ argument: AssetArgument) throws -> AssetSubject {
    switch subject {
    case .file, .asset: return subject
    case .folder:
      throw GreenroomError(
        .usage, "“\(argument.text)” is a folder; name files in it.",
        hint: "`greenroom index \(argument.text) --set NAME`, then `greenroom stage push --set NAME`.")
    case .url:
      throw GreenroomError(
        .usage, "“\(argument.text)” is a URL already.", hint: "Use it as a reference as it is.")
    }
  }

  // MARK: - Judging

  struct Judged {
    let reference: Reference
    let report: CheckReport
  }

  /// Judges each reference alone: by the model that was named, else by the one that likes it best.
  func judged(_ references: [Reference], _ request: StageRequest) throws -> [Judged] {
    let profile = try profile
    let named = request.model ?? standardModel
    return references.map { reference in
      let models = named.map { [$0] } ?? profile.models.map(\.id)
      let reports = models.map { Preflight.checkAlone(reference, model: $0, profile: profile) }
      let best = reports.min { $0.verdict < $1.verdict } ?? reports[0]
      return Judged(reference: reference, report: best)
    }
  }

  // MARK: - Staging

  private func staged(
    _ judged: [Judged], in store: StagingStore, _ request: StageRequest,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> StageDocument {
    let (items, unread) = try stageItems(judged, shouldStop)
    let (outcomes, failed) = try stage(items, in: store, transfers: request.transfers, shouldStop)
    var document = StageDocument(
      .push, backend: store.backend.id,
      objects: outcomes.map { outcome in
        StageDocument.Object(
          outcome.object, of: outcome.item.reference, id: outcome.item.asset, url: outcome.url.url,
          reused: outcome.isReused)
      })
    document.failures = unread + failed
    document.notices = StagingNotices(store: store, now: Date(), profile: profileID).all(
      outcomes.map(\.url))
    return document
  }

  /// Stages each content once and tells of every item, in their order.
  func stage(
    _ items: [StageItem], in store: StagingStore, transfers: Int,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> (outcomes: [StageOutcome], failures: [StageDocument.Failure]) {
    var first: [SHA256Digest: Int] = [:]
    var unique: [StageItem] = []
    for item in items where first[item.digest.sha256] == nil {
      first[item.digest.sha256] = unique.count
      unique.append(item)
    }
    let now = Date()
    let lock = try StagingLock(in: catalogFolder(), for: .staging)
    defer { withExtendedLifetime(lock) {} }
    let known = try catalog.stagedObjects(unique.map(\.digest.sha256), in: store.backend.id)
    let stager = Stager(
      store: store, catalog: try catalog, known: known, now: now, expiry: requestedExpiry(from: now))
    let run = StageRun(unique, stager, observer: observer, shouldStop: shouldStop)
    let results: [StageRun.Outcome]
    do {
      results = try run.run(transfers: transfers)
    } catch let failure as StagingFailure {
      throw GreenroomError(failure)
    }
    var outcomes: [StageOutcome] = []
    var failures: [StageDocument.Failure] = []
    for item in items {
      guard let place = first[item.digest.sha256] else { continue }
      switch results[place] {
      case .success(let done):
        outcomes.append(StageOutcome(item: item, object: done.object, url: done.url, isReused: done.isReused))
      case .failure(let failure):
        failures.append(
          StageDocument.Failure(failure, id: item.asset, path: item.file, key: item.key(in: store.backend)))
      }
    }
    return (outcomes, failures)
  }

  private func rehearsed(
    _ judged: [Judged], in store: StagingStore, _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> StageDocument {
    let (items, unread) = try stageItems(judged, isDryRun: true, shouldStop)
    let objects = try items.map { item in
      let key = item.key(in: store.backend)
      let row = try catalogIfPresent?.stagedObject(item.digest.sha256, in: store.backend.id)
      let known = row?.key == key ? row : nil
      return StageDocument.Object(
        // A file that is not in the catalog has an id only once it is.
        id: try catalogIfPresent?.asset(id: item.asset)?.id, name: item.reference.name, path: item.file.text,
        backend: store.backend.id,
        key: key.text, url: known?.url, bytes: item.digest.byteCount,
        sha256: item.digest.sha256.hexadecimal, contentType: item.contentType,
        requestedExpiry: store.backend.urlsExpire ? requestedExpiry(from: Date()) : nil,
        effectiveExpiry: known?.effectiveExpiry, verifiedAt: known?.verifiedAt, reused: known != nil,
        sets: [])
    }
    var document = StageDocument(.push, backend: store.backend.id, objects: objects)
    document.failures = unread
    document.isDryRun = true
    return document
  }
}

extension StageDocument.Failure {
  init(_ failure: StagingFailure, id: AssetID?, path: MediaPath?, key: ObjectKey?) {
    let error = GreenroomError(failure)
    self.init(
      id: id, path: path?.text, key: key?.text, code: error.code.rawValue, message: error.message,
      hint: error.hint)
  }
}
