package import GreenroomModel

/// What is to be indexed, and how.
package struct IndexRequest: Sendable {
  /// Absolute paths of folders and files.
  package var paths: [MediaPath]
  /// The reference set that what is found goes into.
  package var set: String?
  /// Believe that files are gone, however many, and that a folder at a root's path is that root.
  package var acceptMissing: Bool
  /// Record nothing.
  package var dryRun: Bool

  package init(
    paths: [MediaPath], set: String? = nil, acceptMissing: Bool = false, dryRun: Bool = false
  ) {
    self.paths = paths
    self.set = set
    self.acceptMissing = acceptMissing
    self.dryRun = dryRun
  }
}
