import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote

extension Library {
  /// Composes, judges and stores a request, or one for each combination of what varies. Files that the
  /// catalog does not know are indexed, and every packet of every reference is read.
  ///
  /// A request that the checks refuse is composed for show and not stored: its `id` is null.
  ///
  /// - Throws: `invalid_draft`, `not_found`, `usage` and what reading files brings.
  package func buildRequests(_ build: RequestBuild) throws -> [RequestDocument] {
    let file = try build.draft.map { try DraftFile.read(at: $0) }
    let draft = file?.overriding(with: build.flags) ?? build.flags
    let profile = try draft.profile.map { try profiles.profile($0) } ?? self.profile
    var resolved: (draft: Draft, references: [Reference])?
    return try draft.varied(by: build.variations).map { varied in
      if resolved?.draft.usesSameMedia(as: varied.draft) != true {
        resolved = (varied.draft, try references(of: varied.draft, build))
      }
      return try request(from: varied.draft, resolved?.references ?? [], profile, build)
    }
  }

  private func references(of draft: Draft, _ build: RequestBuild) throws -> [Reference] {
    var seeds = try build.set.map { try self.seeds(ofSet: $0) } ?? []
    seeds += try self.seeds(
      of: draft, draftFolder: build.draft?.folder, workingFolder: build.workingFolder)
    return try build.isDryRun ? provisional(seeds) : verified(seeds)
  }

  private func request(
    from draft: Draft, _ references: [Reference], _ profile: Profile, _ build: RequestBuild
  ) throws -> RequestDocument {
    var input = PreflightInput(
      model: try modelName(draft.model, profile: profile), prompt: draft.prompt, references: references,
      parameters: draft.parameters, extra: draft.extra, isWholeRequest: true,
      earlierHandles: try earlierHandles(of: draft.prompt))
    input.needsURLs = true
    var report = Preflight.check(input, profile: profile)
    if build.isStrict { report = report.strict() }
    let composed = try Composer.compose(input, report: report, profile: profile)
    let body = try Dialects.named(profile.gateway.dialect).body(of: composed)
    let request = try StoredRequest(report, draft: draft, prompt: draft.prompt, body: body)
    guard report.verdict != .fail, !build.isDryRun else { return try RequestDocument(request, nil) }
    let record = try catalog.insert(request, at: Date())
    return try RequestDocument(record.request, record)
  }

  /// Who each handle was when this prompt was last used: a bare handle must not silently change its asset.
  private func earlierHandles(of prompt: String?) throws -> [Handle: AssetID] {
    guard let prompt, let last = try catalogIfPresent?.latestRequest(withPrompt: prompt) else { return [:] }
    let pairs = last.request.references.compactMap { reference in
      reference.handle.flatMap { handle in reference.asset.map { (handle, $0) } }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}

extension StoredRequest {
  init(_ report: CheckReport, draft: Draft, prompt: String?, body: JSONValue) throws {
    let findings = try DocumentEncoder.encode(report.findings)
    self.init(
      profile: report.profile, profileRevision: report.profileRevision, model: report.model,
      mode: report.mode, verdict: report.verdict, prompt: prompt,
      draft: Data(draft.holding(report.references).json.compactText.utf8),
      body: Data(body.compactText.utf8), findings: Data(findings.compactText.utf8),
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
      path: reference.path, url: placeholder ?? reference.url)
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
      let asset = reference.assetID?.text ?? reference.url ?? reference.path?.text ?? ""
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
