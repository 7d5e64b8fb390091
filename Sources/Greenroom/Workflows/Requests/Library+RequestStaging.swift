import GreenroomModel
import GreenroomRemote

extension Library {
  /// The same references with URLs that work now, of those that are assets.
  ///
  /// - Parameter report: What the checks said of them: nothing is staged that they refuse.
  /// - Throws: What kept the first one from getting there.
  func stage(
    _ references: [Reference], passing report: CheckReport, _ profile: Profile, _ build: RequestBuild
  ) throws -> [Reference] {
    let outcomes = try stageAll(
      references, passing: report, in: stagingStore(gateway: profile.gateway), build.shouldStop)
    let urls = Dictionary(outcomes.map { ($0.item.asset, $0.url) }) { first, _ in first }
    return references.map { reference in
      guard let url = reference.assetID.flatMap({ urls[$0] }) else { return reference }
      var reference = reference
      reference.url = url.url.secret
      reference.urlFacts = URLFacts(expiry: url.expiry)
      return reference
    }
  }

  /// Puts every asset among `references` into the store.
  ///
  /// - Throws: What kept the first one from getting there.
  @discardableResult
  func stageAll(
    _ references: [Reference], passing report: CheckReport, in store: StagingStore,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws -> [StageOutcome] {
    let judged = references.filter { $0.assetID != nil }.map { Judged(reference: $0, report: report) }
    let (items, unread) = try stageItems(judged, shouldStop)
    let (outcomes, failed) = try stage(items, in: store, transfers: StageRequest().transfers, shouldStop)
    if let failure = (unread + failed).first {
      throw GreenroomError(.init(rawValue: failure.code), failure.message, hint: failure.hint)
    }
    return outcomes
  }
}

extension RequestDocument {
  /// - Parameter urls: As they are sent, beside the handles; nil leaves what stands there.
  func with(body: JSONValue, urls: [String?]) -> RequestDocument {
    RequestDocument(
      id: id, profile: profile, profileRevision: profileRevision, model: model, mode: mode,
      handles: zip(handles, urls).map { handle, url in
        HandleResult(
          handle: handle.handle, name: handle.name, id: handle.id, path: handle.path, url: url ?? handle.url)
      }, body: body, findings: findings, createdAt: createdAt)
  }
}
