import Glibc
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// What the paths of a request are: folders to be walked, none of them inside another, and single files.
struct IndexTargets {
  struct Folder {
    let path: MediaPath
    /// Nil where it is gone and the request believes that.
    let identity: FolderIdentity?
    /// True where it is to be remembered as a root: not for a folder on the same disk inside one.
    let isRoot: Bool
  }

  private(set) var folders: [Folder] = []
  private(set) var files: [MediaPath] = []
  /// Roots inside the folders that are not there now: what is known of them stays as it is.
  private(set) var offline: [MediaPath] = []

  /// Single files that are there.
  init(files: [MediaPath]) { self.files = files }

  /// - Throws: `not_found` where a path is nothing, `root_offline` where a root's path is not that root.
  init(_ request: IndexRequest, roots: [Root], library: MediaPath) throws {
    let watch = RootWatch(roots: roots)
    for path in Self.withoutRepetition(request.paths) {
      try add(path, watch, isAccepted: request.acceptMissing)
    }
    let named = folders.map(\.path)
    folders.removeAll { inner in named.contains { $0 != inner.path && inner.path.lies(in: $0) } }
    if let folder = folders.first(where: { $0.path.lies(in: library) }) {
      throw GreenroomError(
        .usage, "“\(folder.path)” belongs to the library itself.",
        hint: "Name a folder of your own media.")
    }
    guard !request.acceptMissing else { return }
    offline = roots.map(\.path).filter { root in
      folders.contains { $0.path != root && root.lies(in: $0.path) } && !watch.isOnline(root)
    }
  }

  private mutating func add(_ path: MediaPath, _ watch: RootWatch, isAccepted: Bool) throws {
    let enclosing = watch.root(of: path)
    if !isAccepted, let enclosing, let reason = watch.absence(of: enclosing) {
      throw reason.error(root: enclosing.path, asked: path)
    }
    guard let status = FileStatus(of: path, following: true) else {
      if isAccepted, let enclosing, enclosing.path == path {
        return folders.append(Folder(path: path, identity: nil, isRoot: false))
      }
      throw Self.nothing(path, errno)
    }
    guard status.kind == .folder else { return files.append(path) }
    guard let identity = FolderIdentity(of: path) else { throw Self.nothing(path, errno) }
    let isRoot = enclosing.map { $0.path == path || !watch.isOnSameDisk($0.path, identity) } ?? true
    folders.append(Folder(path: path, identity: identity, isRoot: isRoot))
  }

  private static func withoutRepetition(_ paths: [MediaPath]) -> [MediaPath] {
    var seen: Set<MediaPath> = []
    return paths.filter { seen.insert($0).inserted }
  }

  private static func nothing(_ path: MediaPath, _ code: CInt) -> GreenroomError {
    guard code == ENOENT || code == ENOTDIR else {
      return GreenroomError(
        .inputOutput, "“\(path)” cannot be looked at: \(String(cString: strerror(code))).",
        hint: "Check its permissions and those of the folders above it.")
    }
    return GreenroomError(
      .notFound, "There is no file or folder “\(path)”.",
      hint: "To record that a file is gone, index the folder that it was in.")
  }
}
