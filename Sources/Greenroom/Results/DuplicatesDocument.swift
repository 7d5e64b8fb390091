package import GreenroomModel

/// `greenroom.duplicates/1`: what is the same, or alike, and why.
package struct DuplicatesDocument: Encodable, Equatable, Sendable {
  package enum Sameness: String, Encodable, Sendable {
    /// Every byte.
    case bytes
    /// A still, seen from afar.
    case picture
    /// The pictures of a clip, moment by moment.
    case pictures
    case sound
  }

  /// Why an asset stands in a group.
  package struct Reason: Encodable, Equatable, Sendable {
    package let same: Sameness
    /// The asset that it is like.
    package let of: AssetID
    /// Of stills: the bits of 64 in which their hashes differ.
    package let bits: Int?
    /// Of clips and sounds: the part of what was compared that agrees, from 0 to 1.
    package let share: Double?
    /// Seconds of the longer one that the shorter one is; null where they begin and end together.
    package let startSeconds: Double?
    package let endSeconds: Double?
    /// The same in a sentence.
    package let message: String

    package init(
      same: Sameness, of: AssetID, bits: Int? = nil, share: Double? = nil, startSeconds: Double? = nil,
      endSeconds: Double? = nil, message: String
    ) {
      self.same = same
      self.of = of
      self.bits = bits
      self.share = share
      self.startSeconds = startSeconds
      self.endSeconds = endSeconds
      self.message = message
    }
  }

  package struct Member: Encodable, Equatable, Sendable {
    package let id: AssetID
    package let kind: MediaKind
    package let name: String?
    package let bytes: Int64
    package let facts: MediaFacts
    /// Where it is; several where it is one content in several files.
    package let paths: [String]
    /// Null for the one to keep.
    package let reason: Reason?

    package init(
      id: AssetID, kind: MediaKind, name: String? = nil, bytes: Int64, facts: MediaFacts, paths: [String],
      reason: Reason? = nil
    ) {
      self.id = id
      self.kind = kind
      self.name = name
      self.bytes = bytes
      self.facts = facts
      self.paths = paths
      self.reason = reason
    }
  }

  package struct Group: Encodable, Equatable, Sendable {
    /// True where every byte is the same.
    package let isExact: Bool
    /// Which one to keep: the longest, then the largest.
    package let keep: AssetID
    /// The one to keep first.
    package let assets: [Member]

    package init(isExact: Bool, keep: AssetID, assets: [Member]) {
      self.isExact = isExact
      self.keep = keep
      self.assets = assets
    }
  }

  package let schema = "greenroom.duplicates/1"
  package let strictness: String
  /// Assets that were compared.
  package let compared: Int
  package let groups: [Group]
  /// Assets that could not be looked at, and why.
  package let problems: [IndexDocument.Problem]

  package init(strictness: String, compared: Int, groups: [Group], problems: [IndexDocument.Problem] = []) {
    self.strictness = strictness
    self.compared = compared
    self.groups = groups
    self.problems = problems
  }
}

/// `greenroom.resolved/1`: what was said of assets that are alike.
package struct ResolvedDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.resolved/1"
  /// `duplicates` or `alternates`.
  package let action: String
  /// The asset that stands for the others; null for alternates.
  package let kept: AssetID?
  package let changed: [AssetID]
  package let unchanged: Int

  package init(action: String, kept: AssetID?, changed: [AssetID], unchanged: Int) {
    self.action = action
    self.kept = kept
    self.changed = changed
    self.unchanged = unchanged
  }
}
