package import Foundation
package import GreenroomModel

/// `greenroom.stage/1`: objects where a gateway can fetch them, and what kept others from getting there.
package struct StageDocument: Encodable, Equatable, Sendable {
  package struct Object: Encodable, Equatable, Sendable {
    /// The asset's; null where the catalog no longer knows one with this content.
    package var id: AssetID?
    package var name: String?
    package var path: String?
    package var backend: String
    package var key: String
    /// Signed where a URL was asked for, else without its query. Null in a dry run.
    package var url: String?
    package var bytes: Int64
    package var sha256: String
    package var contentType: String
    /// Null where the URL is public for good.
    package var requestedExpiry: Date?
    package var effectiveExpiry: Date?
    /// When it was last fetched back and found right.
    package var verifiedAt: Date?
    /// True where nothing had to be sent.
    package var reused: Bool
    /// The reference sets that pin it.
    package var sets: [String]
  }

  /// An item that could not be staged, verified or renewed.
  package struct Failure: Encodable, Equatable, Sendable {
    package let id: AssetID?
    package let path: String?
    package let key: String?
    package let code: String
    package let message: String
    package let hint: String?
  }

  package let schema = "greenroom.stage/1"
  /// What is told of: `push`, `list`, `verify`, `renew`.
  package let action: Action
  /// The store that was used; null where all are listed.
  package let backend: String?
  package var objects: [Object]
  /// What the preflight refuses, with its findings: nothing of it was staged.
  package var refused: [CheckDocument] = []
  package var failures: [Failure] = []
  /// What a person should know besides, as sentences.
  package var notices: [String] = []
  package var isDryRun = false

  package enum Action: String, Encodable, Sendable {
    case push, list, verify, renew
  }

  package init(_ action: Action, backend: String?, objects: [Object]) {
    self.action = action
    self.backend = backend
    self.objects = objects
  }

  private enum CodingKeys: String, CodingKey {
    case schema, action, backend, objects, refused, failures, notices
    case isDryRun = "dryRun"
  }
}

extension StageDocument.Object {
  /// - Parameter url: The signed one where it was asked for; nil shows it without its query.
  init(_ object: StagedObject, of reference: Reference?, id: AssetID?, url: LiveURL?, reused: Bool) {
    self.init(
      id: id, name: reference?.name, path: reference?.path?.text, backend: object.backend,
      key: object.key.text, url: url?.secret ?? object.url, bytes: object.byteCount,
      sha256: object.content.hexadecimal, contentType: object.contentType,
      requestedExpiry: object.requestedExpiry, effectiveExpiry: object.effectiveExpiry,
      verifiedAt: object.verifiedAt, reused: reused, sets: [])
  }
}
