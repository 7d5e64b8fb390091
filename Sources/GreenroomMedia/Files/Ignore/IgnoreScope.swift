import GreenroomModel

/// Which names are ignored in a folder: the ignore files in it and in every folder above it, the nearest
/// first, and last the defaults. Whatever is below an ignored folder is never asked about.
package final class IgnoreScope: Sendable {
  private let list: IgnoreList
  /// The folder that `list` was found in; nil for the defaults.
  private let folder: MediaPath?
  private let parent: IgnoreScope?

  private init(_ list: IgnoreList, of folder: MediaPath?, in parent: IgnoreScope?) {
    self.list = list
    self.folder = folder
    self.parent = parent
  }

  static let defaults = IgnoreScope(IgnoreDefaults.list, of: nil, in: nil)

  /// This scope and what the ignore file says that lies in `folder`, which is open; this one where none does.
  func entering(
    _ folder: MediaPath, _ descriptor: CInt, _ report: (MediaPath, FileProblem) -> Void
  ) -> IgnoreScope {
    switch IgnoreFile.read(in: descriptor) {
    case .success(nil): return self
    case .success(let bytes?): return IgnoreScope(IgnoreList(bytes), of: folder, in: self)
    case .failure(let problem):
      report(folder.appending(IgnoreFile.name), problem)
      return self
    }
  }

  /// What the folders above `path` say, from the top of the file system on.
  static func above(_ path: MediaPath, _ report: (MediaPath, FileProblem) -> Void) -> IgnoreScope {
    path.foldersAbove.reduce(defaults) { scope, folder in
      guard let handle = FolderHandle(root: folder.bytes) else { return scope }
      return handle.withDescriptor { scope.entering(folder, $0, report) } ?? scope
    }
  }

  func ignores(_ name: UnsafeRawBufferPointer, in folder: MediaPath, isFolder: Bool) -> Bool {
    guard let (_, pattern) = match(name, in: folder, isFolder: isFolder) else { return false }
    // Nobody takes the rules themselves for media.
    return !pattern.isNegated || name.elementsEqual(IgnoreFile.name)
  }

  /// The rule that decides about a name; nil where none speaks of it.
  func rule(_ name: UnsafeRawBufferPointer, in folder: MediaPath, isFolder: Bool) -> IgnoreRule? {
    guard let (scope, pattern, line) = find(name, in: folder, isFolder: isFolder) else { return nil }
    return IgnoreRule(
      pattern: pattern.text, isNegated: pattern.isNegated,
      source: scope.folder.map { .file($0.appending(IgnoreFile.name), line: line) }
        ?? .standard(IgnoreDefaults.purpose(of: pattern)))
  }

  private func match(
    _ name: UnsafeRawBufferPointer, in folder: MediaPath, isFolder: Bool
  ) -> (line: Int, pattern: IgnorePattern)? {
    find(name, in: folder, isFolder: isFolder).map { ($0.line, $0.pattern) }
  }

  private func find(
    _ name: UnsafeRawBufferPointer, in place: MediaPath, isFolder: Bool
  ) -> (scope: IgnoreScope, pattern: IgnorePattern, line: Int)? {
    var next: IgnoreScope? = self
    while let scope = next {
      let match = scope.list.match(name, isFolder: isFolder) { scope.path(of: name, in: place) }
      if let match { return (scope, match.pattern, match.line) }
      next = scope.parent
    }
    return nil
  }

  /// Relative to the scope's folder, which is `place` or above it.
  private func path(of name: UnsafeRawBufferPointer, in place: MediaPath) -> [UInt8] {
    guard let folder else { return Array(name) }
    let start = folder.bytes == [.slash] ? 1 : folder.bytes.count + 1
    return Array(place.appending(Array(name)).bytes.dropFirst(start))
  }
}
