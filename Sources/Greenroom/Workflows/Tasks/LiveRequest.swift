import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

/// A stored request as it can be sent now: the body that is stored, with URLs in place of its assets.
struct LiveRequest {
  let body: JSONValue
  /// What stands in the store for it.
  let objects: [StagedObject]
  let signedAt: Date
}

extension Library {
  /// Stages what a stored request refers to, and composes it again with URLs that work. Everything is judged
  /// once more, since files and profiles may have changed since it was stored.
  ///
  /// - Parameters:
  ///   - fullURLs: For references that are URLs and whose queries are not stored: as they were given.
  ///   - signedAt: Sign for this time and stage nothing: what was told to the gateway once is told again.
  /// - Throws: `refused` where the checks refuse it now, `conflict` where it would be another request.
  func liveRequest(
    _ record: RequestRecord, fullURLs: [String: String] = [:], signedAt: Date? = nil,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> LiveRequest {
    let profile = try profiles.profile(record.request.profile)
    let draft = try Draft(stored: record.request.draft).replacingURLs(fullURLs)
    let seeds = try self.seeds(of: draft, draftFolder: nil, workingFolder: folder)
    var input = PreflightInput(
      model: record.request.model, prompt: draft.prompt,
      references: try fetched(verified(seeds), gateway: profile.gateway, shouldStop),
      parameters: draft.parameters, extra: draft.extra, isWholeRequest: true, now: Date())
    let report = try passed(input, profile)
    let store = try stagingStore(gateway: profile.gateway)
    if signedAt == nil { try stageAll(input.references, passing: report, in: store, shouldStop) }
    // Catalogs keep milliseconds; what is signed again later has to be signed for the same time.
    let time = Date(milliseconds: (signedAt ?? Date()).milliseconds)
    let (references, objects) = try signed(input.references, in: store, at: time)
    input.references = references
    input.needsURLs = true
    let composed = try Composer.compose(input, report: passed(input, profile), profile: profile)
    let dialect = try Dialects.named(profile.gateway.dialect)
    guard Data(dialect.body(of: composed.withoutQueries).compactText.utf8) == record.request.body else {
      throw GreenroomError(
        .conflict, "Request \(record.id) would no longer be sent as it was stored.",
        hint: "Build it again: `greenroom request remix \(record.id)` opens it as a new draft.")
    }
    return LiveRequest(
      body: dialect.body(of: composed.withStagedURLs), objects: objects, signedAt: time)
  }

  private func passed(_ input: PreflightInput, _ profile: Profile) throws -> CheckReport {
    let report = Preflight.check(input, profile: profile)
    // What is discouraged was allowed when the request was submitted.
    let refusals = report.findings.filter { $0.blocksSubmit && $0.code != .outputDiscouraged }
    guard let first = refusals.first else { return report }
    throw GreenroomError(
      .refused, refusals.map(\.message).joined(separator: " "), hint: first.remedy)
  }

  /// The references with the URLs of what the ledger says is staged.
  private func signed(
    _ references: [Reference], in store: StagingStore, at time: Date
  ) throws -> ([Reference], [StagedObject]) {
    let digests = try catalog.digests(of: references.compactMap(\.assetID))
    let contents = digests.values.compactMap(\.digest?.sha256)
    let known = try catalog.stagedObjects(contents, in: store.backend.id)
    var objects: [StagedObject] = []
    let signed = try references.map { reference -> Reference in
      guard let asset = reference.assetID else { return reference }
      guard let content = digests[asset]?.digest?.sha256, let object = known[content] else {
        throw GreenroomError(
          .staging, "Asset \(asset) is no longer staged in \(store.backend.id).",
          hint: "Stage it again: greenroom stage push \(asset)")
      }
      objects.append(object)
      let url = try store.backend.url(of: object.key, until: requestedExpiry(from: time), now: time)
      var reference = reference
      reference.url = url.url.secret
      reference.urlFacts = URLFacts(expiry: url.expiry)
      return reference
    }
    return (signed, objects)
  }
}

extension Draft {
  /// - Parameter stored: As a request keeps it.
  init(stored: Data) throws {
    try self.init(json: JSONValue(parsing: String(decoding: stored, as: UTF8.self)))
  }

  /// With the whole of URLs of which only a part is stored.
  fileprivate func replacingURLs(_ full: [String: String]) -> Draft {
    guard !full.isEmpty else { return self }
    var draft = self
    draft.references = references.map { reference in
      .init(name: reference.name, asset: full[reference.asset] ?? reference.asset, kind: reference.kind)
    }
    draft.firstFrame = firstFrame.map { full[$0] ?? $0 }
    draft.lastFrame = lastFrame.map { full[$0] ?? $0 }
    return draft
  }
}
