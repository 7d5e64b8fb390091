import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Tells which roots are there. A root whose path leads to nothing, to another disk or to another folder is
/// offline, whatever is found at its path: never empty.
struct RootWatch {
  enum Absence {
    /// There is nothing at its path.
    case gone
    /// What is at its path is not what was indexed there.
    case replaced
  }

  let roots: [Root]

  /// The innermost root that `path` is or lies in.
  func root(of path: MediaPath) -> Root? {
    roots.filter { path.lies(in: $0.path) }.max { $0.path.bytes.count < $1.path.bytes.count }
  }

  /// Why a root is offline; nil where it is there.
  func absence(of root: Root) -> Absence? {
    guard let found = FolderIdentity(of: root.path) else { return .gone }
    let isSame =
      found.place.inode == root.identity.inode && found.fileSystems.contains(root.identity.fileSystem)
    return isSame ? nil : .replaced
  }

  func isOnline(_ path: MediaPath) -> Bool {
    roots.first { $0.path == path }.map { absence(of: $0) == nil } ?? false
  }

  /// True where the volume that `path` is on can be believed when it says that there is no such file.
  func isReachable(_ path: MediaPath) -> Bool {
    if let root = root(of: path) { return absence(of: root) == nil }
    return FolderIdentity(of: path.folder) != nil
  }

  func isOnSameDisk(_ root: MediaPath, _ identity: FolderIdentity) -> Bool {
    FolderIdentity(of: root)?.place.device == identity.place.device
  }
}

extension RootWatch.Absence {
  func error(root: MediaPath, asked path: MediaPath) -> GreenroomError {
    let accepting = "`greenroom index \(path) --accept-missing`"
    return switch self {
    case .gone:
      GreenroomError(
        .rootOffline, "“\(root)” is offline: there is nothing at its path. What is known of it is kept.",
        hint: "Connect or mount it and run the command again. If it is gone for good, run \(accepting).")
    case .replaced:
      GreenroomError(
        .rootOffline,
        "“\(root)” is offline: what is at its path is not the folder that was indexed there. "
          + "What is known of it is kept.",
        hint: "Mount the right disk and run the command again. "
          + "If this folder is to take its place, run \(accepting).")
    }
  }
}

extension RootIdentity {
  /// As the catalog keeps it; nil where the file system has no name at all.
  init?(_ identity: FolderIdentity) {
    guard let fileSystem = identity.fileSystems.first else { return nil }
    self.init(fileSystem: fileSystem, inode: identity.place.inode)
  }
}
