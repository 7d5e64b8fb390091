package import Foundation
package import GreenroomModel

/// `greenroom.bundle/1`: a request and all that belongs to it, in one file.
package struct BundleDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.bundle/1"
  package let path: String
  /// Of the zip file; null where it was only rehearsed.
  package let bytes: Int64?
  package let manifest: BundleManifest
}

/// `greenroom.manifest/1`: what a bundle holds, and what it should hold and does not. It stands in the bundle as
/// `manifest.json`, beside `draft.yaml`, `body.json` and `findings.json`, and names no path of the machine that it
/// was made on.
package struct BundleManifest: Encodable, Equatable, Sendable {
  package struct Request: Encodable, Equatable, Sendable {
    package let id: String
    package let createdAt: Date
    package let profile: String
    package let profileRevision: String
    package let model: String
    package let mode: Mode
    package let verdict: Verdict
    package let prompt: String?
    /// As the body has it; null where the model chose.
    package let seed: JSONValue?
  }

  package struct Task: Encodable, Equatable, Sendable {
    package let id: String
    /// The gateway's own name of it.
    package let taskId: String?
    package let state: TaskState
    package let createdAt: Date
    package let completedAt: Date?
    /// As told by the gateway.
    package let cost: JSONValue?
  }

  package struct File: Encodable, Equatable, Sendable {
    /// In the bundle; null for what was given as a public URL.
    package let path: String?
    /// What it is to the request: a role, `clip`, or `last_frame` of a clip.
    package let use: String
    package let handle: String?
    package let name: String?
    package let task: String?
    package let asset: AssetID?
    package let url: String?
    package let bytes: Int64?
    package let sha256: String?
    /// False where only its hash is in the bundle.
    package let isIncluded: Bool
    /// Why it is not.
    package let reason: String?
  }

  package let schema = "greenroom.manifest/1"
  package let createdAt: Date
  package let request: Request
  package let tasks: [Task]
  package let files: [File]
}
