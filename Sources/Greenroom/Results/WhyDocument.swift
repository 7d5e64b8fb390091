package import Foundation
package import GreenroomModel

/// `greenroom.why/1`: why a path is in the catalog, or is not.
package struct WhyDocument: Encodable, Equatable, Sendable {
  package enum State: String, Encodable, Sendable {
    /// In the catalog, and the file is as it was read.
    case indexed
    /// In the catalog, and the file has changed since.
    case changed
    /// In the catalog, and the file is not there any more.
    case missing
    /// Its root is not there now; what is known of it is kept.
    case offline
    /// A rule keeps it out.
    case ignored
    /// Below a link, which is not followed.
    case linked
    /// No media, so it was skipped.
    case skipped
    /// Media, but it cannot be read.
    case failed
    /// In no folder that is indexed.
    case outside
    /// The library's own.
    case library
    /// Nothing keeps it out; no run has met it yet.
    case waiting
    /// A folder, which indexing goes through.
    case folder
  }

  package struct Rule: Encodable, Equatable, Sendable {
    package let pattern: String
    /// The ignore file and the line in it; null for a default.
    package let file: String?
    package let line: Int?
    /// What a default is there for; null for a line of a file.
    package let purpose: String?
    /// What the rule speaks of: the path itself, or a folder above it.
    package let subject: String
    /// True where it takes back what another rule ignores.
    package let isNegated: Bool

    package init(
      pattern: String, file: String? = nil, line: Int? = nil, purpose: String? = nil, subject: String,
      isNegated: Bool = false
    ) {
      self.pattern = pattern
      self.file = file
      self.line = line
      self.purpose = purpose
      self.subject = subject
      self.isNegated = isNegated
    }
  }

  package struct Asset: Encodable, Equatable, Sendable {
    package let id: AssetID
    package let kind: MediaKind
    package let name: String?
    package let addedAt: Date

    package init(id: AssetID, kind: MediaKind, name: String? = nil, addedAt: Date) {
      self.id = id
      self.kind = kind
      self.name = name
      self.addedAt = addedAt
    }
  }

  package let schema = "greenroom.why/1"
  package let path: String
  package let state: State
  /// The answer, in a sentence or two.
  package let message: String
  /// What to do about it; null where nothing need be done.
  package let hint: String?
  /// The indexed folder that it lies in; null outside.
  package let root: String?
  /// The rule that speaks of it, whether it keeps it out or in; null where none does.
  package let rule: Rule?
  /// What the catalog has for the path; null where it has nothing.
  package let asset: Asset?
  /// Why it has no facts: a `file.*` code; null where that is not the matter.
  package let code: String?

  package init(
    path: String, state: State, message: String, hint: String? = nil, root: String? = nil,
    rule: Rule? = nil, asset: Asset? = nil, code: String? = nil
  ) {
    self.path = path
    self.state = state
    self.message = message
    self.hint = hint
    self.root = root
    self.rule = rule
    self.asset = asset
    self.code = code
  }
}
