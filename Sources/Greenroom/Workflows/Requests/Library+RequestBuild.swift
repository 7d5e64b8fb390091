import Foundation
import GreenroomCatalog
package import GreenroomModel
import GreenroomRemote

extension Library {
  /// Composes, judges and stores a request, or one for each combination of what varies. Files that the
  /// catalog does not know are indexed, and every packet of every reference is read.
  ///
  /// A request that the checks refuse is composed for show and not stored: its `id` is null.
  ///
  /// - Parameter key: What the client may ask with again; for one request alone.
  /// - Throws: `invalid_draft`, `not_found`, `usage` and what reading files brings.
  package func buildRequests(_ build: RequestBuild, under key: WriteKey? = nil) throws -> [RequestDocument] {
    try judgedRequests(build).map { judged in
      try judged.document(
        judged.isStorable ? catalog.insert(judged.request, under: key, at: Date()) : nil)
    }
  }

  /// The same with nothing stored.
  func judgedRequests(_ build: RequestBuild) throws -> [JudgedRequest] {
    let file = try build.draft.map { try DraftFile.read(at: $0) }
    let draft = file?.overriding(with: build.flags) ?? build.flags
    let profile = try draft.profile.map { try profiles.profile($0) } ?? self.profile
    var media: ResolvedMedia?
    return try draft.varied(by: build.variations).map { varied in
      var current =
        if let media, media.draft.usesSameMedia(as: varied.draft) {
          media
        } else {
          ResolvedMedia(draft: varied.draft, references: try references(of: varied.draft, profile, build))
        }
      defer { media = current }
      return try request(from: varied.draft, &current, profile, build)
    }
  }

  /// What one draft or several of its variations refer to, read once and staged once.
  private struct ResolvedMedia {
    let draft: Draft
    var references: [Reference]
    var isStaged = false
  }

  private func references(
    of draft: Draft, _ profile: Profile, _ build: RequestBuild
  ) throws -> [Reference] {
    if let set = build.set { try requireComplete(set: set) }
    var seeds = try build.set.map { try self.seeds(ofSet: $0) } ?? []
    seeds += try self.seeds(
      of: draft, draftFolder: build.draft?.folder, workingFolder: build.workingFolder,
      isFromElsewhere: build.isFromElsewhere)
    let references = try knowingOrigin(
      build.isDryRun ? provisional(seeds, build.shouldStop) : verified(seeds, build.shouldStop))
    return try fetched(references, gateway: profile.gateway, isDryRun: build.isDryRun, build.shouldStop)
  }

  private func request(
    from draft: Draft, _ media: inout ResolvedMedia, _ profile: Profile, _ build: RequestBuild
  ) throws -> JudgedRequest {
    var input = PreflightInput(
      model: try modelName(draft.model, profile: profile), prompt: draft.prompt,
      references: media.references, parameters: draft.parameters, extra: draft.extra, isWholeRequest: true,
      earlierHandles: try earlierHandles(of: draft.prompt), now: Date())
    let isStaging = build.isStaged && !build.isDryRun
    input.needsURLs = !build.isForSubmit && (!isStaging || media.isStaged)
    var report = judge(input, profile, build)
    if isStaging, !media.isStaged, report.verdict != .fail {
      media.references = try stage(media.references, passing: report, profile, build)
      media.isStaged = true
      input.references = media.references
      input.needsURLs = true
      report = judge(input, profile, build)
    }
    let composed = try Composer.compose(input, report: report, profile: profile)
    let dialect = try Dialects.named(profile.gateway.dialect)
    let request = try StoredRequest(
      report, draft: draft, prompt: draft.prompt, body: dialect.body(of: composed.withoutQueries))
    return JudgedRequest(
      request: request, body: dialect.body(of: composed.withStagedURLs),
      urls: report.references.map(\.reference.url),
      isStorable: report.verdict != .fail && !build.isDryRun)
  }

  private func judge(_ input: PreflightInput, _ profile: Profile, _ build: RequestBuild) -> CheckReport {
    let report = Preflight.check(input, profile: profile)
    return build.isStrict ? report.strict() : report
  }

  /// Who each handle was when this prompt was last used: a bare handle must not silently change its asset.
  func earlierHandles(of prompt: String?) throws -> [Handle: AssetID] {
    guard let prompt, let last = try catalogIfPresent?.latestRequest(withPrompt: prompt) else { return [:] }
    let pairs = last.request.references.compactMap { reference in
      reference.handle.flatMap { handle in reference.asset.map { (handle, $0) } }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}

extension StoredRequest {
  init(_ report: CheckReport, draft: Draft, prompt: String?, body: JSONValue) throws {
    let findings = try DocumentEncoder.encode(report.findings, as: .compact)
    self.init(
      profile: report.profile, profileRevision: report.profileRevision, model: report.model,
      mode: report.mode, verdict: report.verdict, prompt: prompt,
      draft: Data(draft.holding(report.references).json.compactText.utf8),
      body: Data(body.compactText.utf8), findings: Data(findings),
      references: report.references.map(StoredRequest.Reference.init))
  }
}

extension StoredRequest.Reference {
  init(_ checked: CheckReport.CheckedReference) {
    let reference = checked.reference
    let placeholder = reference.assetID.map {
      UnstagedURL(id: $0, container: reference.facts?.container).description
    }
    self.init(
      role: reference.role, handle: checked.handle, name: reference.name, asset: reference.assetID,
      path: reference.path, url: placeholder ?? reference.url.map { LiveURL($0).redacted })
  }
}

extension Draft {
  fileprivate func usesSameMedia(as other: Draft) -> Bool {
    references == other.references && firstFrame == other.firstFrame && lastFrame == other.lastFrame
  }

  /// The same draft with its references as they were resolved, assets by id: it means the same wherever and
  /// whenever it is read again.
  func holding(_ references: [CheckReport.CheckedReference]) -> Draft {
    var draft = self
    draft.references = []
    for checked in references {
      let reference = checked.reference
      let url = reference.url.map { LiveURL($0).redacted }
      let asset = reference.assetID?.text ?? url ?? reference.path?.text ?? ""
      switch reference.role {
      case .firstFrame: draft.firstFrame = asset
      case .lastFrame: draft.lastFrame = asset
      case .referenceImage, .referenceVideo, .referenceAudio:
        draft.references.append(.init(name: reference.name, asset: asset, kind: reference.kind))
      }
    }
    return draft
  }
}
