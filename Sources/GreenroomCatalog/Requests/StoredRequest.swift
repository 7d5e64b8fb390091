package import Foundation
package import GreenroomModel

/// A composed request as the catalog keeps it: all that is needed to show it, to explain it under the
/// profile revision it was made for, and to build it again to the byte.
package struct StoredRequest: Equatable, Sendable {
  package struct Reference: Equatable, Sendable {
    package let role: Role
    /// Nil for frames.
    package let handle: Handle?
    package let name: String?
    package let asset: AssetID?
    package let path: MediaPath?
    /// A public URL given in place of a file, without its query.
    package let url: String?

    package init(
      role: Role, handle: Handle?, name: String?, asset: AssetID?, path: MediaPath?, url: String?
    ) {
      self.role = role
      self.handle = handle
      self.name = name
      self.asset = asset
      self.path = path
      self.url = url
    }
  }

  package var profile: String
  package var profileRevision: String
  package var model: String
  package var mode: Mode
  package var verdict: Verdict
  package var prompt: String?
  /// Canonical JSON: the draft, its assets by id.
  package var draft: Data
  /// Canonical JSON: the exact body, `greenroom:<id>.<ext>` in place of staged URLs.
  package var body: Data
  /// JSON: what the checks said.
  package var findings: Data
  package var references: [Reference]

  package init(
    profile: String, profileRevision: String, model: String, mode: Mode, verdict: Verdict, prompt: String?,
    draft: Data, body: Data, findings: Data, references: [Reference]
  ) {
    self.profile = profile
    self.profileRevision = profileRevision
    self.model = model
    self.mode = mode
    self.verdict = verdict
    self.prompt = prompt
    self.draft = draft
    self.body = body
    self.findings = findings
    self.references = references
  }
}

/// A stored request and how the catalog calls it.
package struct RequestRecord: Equatable, Sendable {
  package let id: RequestID
  package let createdAt: Date
  package let request: StoredRequest

  init(id: RequestID, createdAt: Date, request: StoredRequest) {
    self.id = id
    self.createdAt = createdAt
    self.request = request
  }

  /// One that is not in the catalog yet, with an id of its own.
  package init(_ request: StoredRequest, at time: Date) {
    var generator = SystemRandomNumberGenerator()
    self.init(
      id: RequestID(random: generator.next()), createdAt: Date(milliseconds: time.milliseconds),
      request: request)
  }
}
