package import Foundation
package import GreenroomModel

/// `greenroom.request/1`: a composed request with the exact body that is sent.
package struct RequestDocument: Encodable, Equatable, Sendable {
  package struct HandleResult: Encodable, Equatable, Sendable {
    /// `@image1`, or the field that a frame stands in.
    package let handle: String
    package let name: String?
    package let id: AssetID?
    package let path: String?
    /// As it stands in the body: a live URL, or `greenroom:<id>.<ext>`.
    package let url: String?

    package init(handle: String, name: String?, id: AssetID?, path: String?, url: String?) {
      self.handle = handle
      self.name = name
      self.id = id
      self.path = path
      self.url = url
    }
  }

  package let schema = "greenroom.request/1"
  /// Null where the request was not stored (`--dry-run`).
  package let id: String?
  package let profile: String
  package let profileRevision: String
  package let model: String
  package let mode: Mode
  package let verdict: Verdict
  package let handles: [HandleResult]
  package let body: JSONValue
  package let findings: [Finding]
  package let createdAt: Date?

  package init(
    id: String?, profile: String, profileRevision: String, model: String, mode: Mode,
    handles: [HandleResult], body: JSONValue, findings: [Finding], createdAt: Date?
  ) {
    self.id = id
    self.profile = profile
    self.profileRevision = profileRevision
    self.model = model
    self.mode = mode
    verdict = Verdict(findings)
    self.handles = handles
    self.body = body
    self.findings = findings
    self.createdAt = createdAt
  }
}

/// `greenroom.requests/1`: the stored requests, newest first.
package struct RequestsDocument: Encodable, Equatable, Sendable {
  package struct Entry: Encodable, Equatable, Sendable {
    package let id: String
    package let profile: String
    package let model: String
    package let mode: Mode
    package let verdict: Verdict
    package let prompt: String?
    package let references: Int
    package let createdAt: Date?

    package init(
      id: String, profile: String, model: String, mode: Mode, verdict: Verdict, prompt: String?,
      references: Int, createdAt: Date?
    ) {
      self.id = id
      self.profile = profile
      self.model = model
      self.mode = mode
      self.verdict = verdict
      self.prompt = prompt
      self.references = references
      self.createdAt = createdAt
    }
  }

  package let schema = "greenroom.requests/1"
  package let total: Int
  package let requests: [Entry]

  package init(total: Int, requests: [Entry]) {
    self.total = total
    self.requests = requests
  }
}
