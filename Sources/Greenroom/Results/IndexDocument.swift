package import GreenroomModel

/// `greenroom.index/1`: what an indexing run saw and did.
package struct IndexDocument: Encodable, Equatable, Sendable {
  package struct Problem: Encodable, Equatable, Sendable {
    package let path: String
    package let code: String
    package let message: String
    /// True for media that could not be read (`failed`), false for what is no media (`skipped`).
    package let isMedia: Bool

    package init(_ path: MediaPath, _ problem: FileProblem) {
      self.path = path.text
      code = problem.code.rawValue
      message = problem.message
      isMedia = problem.isMedia
    }
  }

  package let schema = "greenroom.index/1"
  package let seen: Int
  package let added: Int
  package let updated: Int
  package let moved: Int
  package let unchanged: Int
  package let missing: Int
  /// Known media that are there and were passed over, as they are ignored now. They stay in the catalog.
  package let ignored: Int
  /// Not media.
  package let skipped: Int
  /// Media that could not be read.
  package let failed: Int
  package let bytesRead: Int64
  package let seconds: Double
  package let problems: [Problem]
  package let dryRun: Bool
  /// The set that `--set` filled, and its references with their handles; null without `--set`.
  package let set: String?
  package let references: [ReferenceResult]?

  package init(
    seen: Int, added: Int, updated: Int, moved: Int, unchanged: Int, missing: Int,
    ignored: Int = 0, skipped: Int, failed: Int, bytesRead: Int64, seconds: Double, problems: [Problem],
    dryRun: Bool = false,
    set: String? = nil, references: [ReferenceResult]? = nil
  ) {
    self.seen = seen
    self.added = added
    self.updated = updated
    self.moved = moved
    self.unchanged = unchanged
    self.missing = missing
    self.ignored = ignored
    self.skipped = skipped
    self.failed = failed
    self.bytesRead = bytesRead
    self.seconds = seconds
    self.problems = problems
    self.dryRun = dryRun
    self.set = set
    self.references = references
  }

  /// What a run changed, in words; nil where that is nothing.
  var changes: String? {
    let counts = [(added, "added"), (updated, "updated"), (moved, "moved"), (missing, "missing")]
    let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return told.isEmpty ? nil : told.joined(separator: ", ")
  }
}
