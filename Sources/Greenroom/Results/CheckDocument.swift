package import GreenroomModel

/// One reference of a request, a set or a check, with the handle that prompts use.
package struct ReferenceResult: Encodable, Equatable, Sendable {
  /// `@image1`; null for frames and for what could not be read.
  package var handle: String?
  package var role: String?
  package var name: String?
  package var path: String?
  /// Null where no catalog is involved.
  package var id: AssetID?
  package var kind: MediaKind?
  package var bytes: Int64?
  package var facts: MediaFacts?
  /// Null where nothing was judged.
  package var verdict: Verdict?

  package init(
    handle: String?, role: String?, name: String?, path: String?, id: AssetID?, kind: MediaKind?,
    bytes: Int64?, facts: MediaFacts?, verdict: Verdict?
  ) {
    self.handle = handle
    self.role = role
    self.name = name
    self.path = path
    self.id = id
    self.kind = kind
    self.bytes = bytes
    self.facts = facts
    self.verdict = verdict
  }

  package init(_ checked: CheckReport.CheckedReference) {
    self.init(checked.reference, handle: checked.handle, verdict: checked.verdict)
  }

  /// - Parameter verdict: Nil where nothing was judged.
  package init(_ reference: Reference, handle: Handle?, verdict: Verdict?) {
    self.init(
      handle: handle?.description, role: reference.role.rawValue, name: reference.name,
      path: reference.path?.text, id: reference.assetID, kind: reference.kind,
      bytes: reference.byteCount, facts: reference.facts, verdict: verdict)
  }

  /// What findings call it: its handle, or the field a frame stands in, or its file name.
  package var subject: String {
    if let handle { return handle }
    if let role, Role(rawValue: role)?.isFrame == true { return role }
    return path.map { MediaPath($0).fileName.text } ?? name ?? "reference"
  }
}

/// `greenroom.check/1`: the preflight of one request, or of one file alone.
package struct CheckDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.check/1"
  package let profile: String
  package let profileRevision: String
  package let model: String
  package let mode: Mode
  package let verdict: Verdict
  package let references: [ReferenceResult]
  package let findings: [Finding]

  package init(_ report: CheckReport) {
    profile = report.profile
    profileRevision = report.profileRevision
    model = report.model
    mode = report.mode
    verdict = report.verdict
    references = report.references.map(ReferenceResult.init)
    findings = report.findings
  }
}

/// `greenroom.checks/1`: every file judged alone, and the worst verdict.
package struct ChecksDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.checks/1"
  package let profile: String
  package let profileRevision: String
  package let model: String
  package let verdict: Verdict
  package let checks: [CheckDocument]

  package init(profile: String, profileRevision: String, model: String, checks: [CheckDocument]) {
    self.profile = profile
    self.profileRevision = profileRevision
    self.model = model
    verdict = checks.map(\.verdict).max() ?? .pass
    self.checks = checks
  }
}
