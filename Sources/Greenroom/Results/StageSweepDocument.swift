package import Foundation
package import GreenroomModel

/// `greenroom.stage-gc/1`: what is no longer needed in a store, and whether it was taken away.
package struct StageSweepDocument: Encodable, Equatable, Sendable {
  package struct Object: Encodable, Equatable, Sendable {
    package let key: String
    package let id: AssetID?
    package let bytes: Int64
    package let effectiveExpiry: Date?
    /// Why it may go: `expired`, `unused`.
    package let reason: String
  }

  /// An upload that was begun and never finished: stores charge for its parts.
  package struct Leftover: Encodable, Equatable, Sendable {
    package let key: String
    package let uploadID: String
    package let startedAt: Date?
    package let bytes: Int64?
  }

  package let schema = "greenroom.stage-gc/1"
  package let backend: String
  /// True where nothing was taken away yet.
  package let dryRun: Bool
  package let objects: [Object]
  package let leftovers: [Leftover]
  /// How many objects stay, because a set, a task or a live URL needs them.
  package let kept: Int
  package let bytes: Int64
  /// What a person should know besides, as sentences.
  package let notices: [String]

  package init(
    backend: String, dryRun: Bool, objects: [Object], leftovers: [Leftover], kept: Int, notices: [String] = []
  ) {
    self.backend = backend
    self.dryRun = dryRun
    self.objects = objects
    self.leftovers = leftovers
    self.kept = kept
    self.notices = notices
    bytes = objects.reduce(0) { $0 + $1.bytes }
  }
}
