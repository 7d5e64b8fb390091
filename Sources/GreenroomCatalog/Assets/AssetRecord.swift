package import Foundation
package import GreenroomModel

/// One asset as the catalog knows it.
package struct AssetRecord: Equatable, Sendable {
  package let key: AssetKey
  package let id: AssetID
  package let kind: MediaKind
  package let origin: AssetOrigin
  package let bytes: Int64
  package let fingerprint: Fingerprint
  /// Nil until something needed it.
  package let contentHash: ContentHash?
  /// In hexadecimal; nil until something needed it.
  package let sha256: String?
  package let addedAt: Date
  /// As it was written, without the `@`.
  package var name: String?
  package var rating: Int?
  package var pick: Pick?
  /// When it was put into the trash; nil where it is not in it.
  package var trashedAt: Date?
  package var note: String?
  /// In alphabetical order.
  package var tags: [String]
  /// A path that holds it, one that is present where there is one; nil once no path does.
  package var path: MediaPath?
  /// True where the file was not there, or could not be read, when it was last looked for.
  package var isMissing: Bool
  /// The content that took its place when its file was edited.
  package let replacedBy: AssetID?
  package var facts: MediaFacts
}

/// A path where an asset was seen.
package struct AssetLocation: Equatable, Sendable {
  package let path: MediaPath
  package let state: KnownLocation.State
  /// When it was last found there: by the run that recorded it, or by a later one over its whole root.
  package let seenAt: Date
}

/// Everything that hangs on one asset.
package struct AssetDetails: Equatable, Sendable {
  /// A place in a reference set.
  package struct Membership: Equatable, Sendable {
    package let set: String
    /// Counted from 1 among the members of its kind, as handles are.
    package let number: Int
  }

  /// A request that used it.
  package struct Use: Equatable, Sendable {
    package let request: RequestID
    package let createdAt: Date
    package let model: String
    package let role: Role
    /// Nil for a frame.
    package let handle: Handle?
  }

  /// A file beside it that says something of it.
  package struct Beside: Equatable, Sendable {
    package let path: MediaPath
    package let companion: Companion
  }

  package let record: AssetRecord
  /// Present ones first.
  package let locations: [AssetLocation]
  package let sets: [Membership]
  /// Newest first.
  package let requests: [Use]
  /// What the file says of itself; nil where it says nothing.
  package let embedded: EmbeddedFacts?
  package let beside: [Beside]
}
