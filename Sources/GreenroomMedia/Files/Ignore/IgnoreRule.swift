package import GreenroomModel

/// The line that decides whether something is ignored.
package struct IgnoreRule: Equatable, Sendable {
  package enum Source: Equatable, Sendable {
    case file(MediaPath, line: Int)
    /// One of the defaults, with what they are there for.
    case standard(String?)
  }

  package let pattern: String
  /// True where it takes back what another one ignored.
  package let isNegated: Bool
  package let source: Source
}

/// What is decided about a path by the rule that speaks of it, or of a folder above it.
package struct IgnoreDecision: Equatable, Sendable {
  package let rule: IgnoreRule
  /// What the rule speaks of: the path itself, or a folder above it that is ignored with all below.
  package let subject: MediaPath

  /// As a walk that begins at `root`, which is above `path`, would find: nil where no rule speaks of it.
  package init?(on path: MediaPath, from root: MediaPath) {
    let steps = path.foldersAbove.filter { $0.lies(in: root) } + [path]
    var scope = IgnoreScope.above(root) { _, _ in }
    var decision: (rule: IgnoreRule, subject: MediaPath)?
    for (folder, subject) in zip(steps, steps.dropFirst()) {
      guard let handle = FolderHandle(root: folder.bytes) else { return nil }
      scope = handle.withDescriptor { scope.entering(folder, $0) { _, _ in } } ?? scope
      let isFolder = FileStatus(of: subject, following: false)?.kind == .folder
      let rule = subject.fileName.bytes.withUnsafeBytes {
        scope.rule($0, in: folder, isFolder: isFolder)
      }
      decision = rule.map { ($0, subject) }
      if let rule, !rule.isNegated { break }
    }
    guard let decision else { return nil }
    (rule, subject) = decision
  }
}
