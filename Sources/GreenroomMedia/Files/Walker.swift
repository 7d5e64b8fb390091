import Glibc
package import GreenroomModel

/// Goes through everything below a folder, one folder after the other, without following links and without
/// waiting for anything that is not a file. What is ignored is passed over in silence, and so is what is not
/// there any more when its turn comes. The folder that a walk begins at is entered whatever its name is.
package struct Walker {
  package enum Step {
    /// What follows, up to the next of these, is in this folder.
    case folder(MediaPath, IgnoreScope)
    /// The name is valid during the call only.
    case file(name: UnsafeRawBufferPointer, FileStamp)
    /// Not to be read, for a reason that a person should see.
    case skipped(name: UnsafeRawBufferPointer, FileStamp, FileProblem)
    /// What is in this folder, or in the rest of it, remains unknown; or an ignore file cannot be followed.
    case unreadable(MediaPath, FileProblem)
  }

  /// Folders that are not entered, wherever they are met.
  private let excluded: Set<FolderIdentity.Place>

  /// - Parameter folders: the library's own; what is not there excludes nothing.
  package init(excluding folders: [MediaPath] = []) {
    excluded = Set(folders.compactMap(FolderIdentity.Place.init(of:)))
  }

  /// Calls `body` with every step; it returns false to stop the walk. `root` itself may be a link.
  package func walk(_ root: MediaPath, _ body: (Step) -> Bool) {
    guard let handle = FolderHandle(root: root.bytes) else {
      _ = body(.unreadable(root, .cannotOpenFolder(errno)))
      return
    }
    var problems: [(MediaPath, FileProblem)] = []
    let scope = IgnoreScope.above(root) { problems.append(($0, $1)) }
    guard problems.allSatisfy({ body(.unreadable($0, $1)) }) else { return }
    var walk = Walk(excluded: excluded)
    guard walk.visit(handle, root, scope, body) else { return }
    while let next = walk.ahead.popLast() {
      guard walk.enter(next, body) else { return }
    }
  }
}

extension Walker {
  /// The paths of all files below `folder`, in the order in which they are met.
  package func files(below folder: MediaPath) -> [MediaPath] {
    var paths: [MediaPath] = []
    var current = folder
    walk(folder) { step in
      switch step {
      case .folder(let path, _): current = path
      case .file(let name, _): paths.append(current.appending(Array(name)))
      case .skipped, .unreadable: break
      }
      return true
    }
    return paths
  }
}

/// The state of one walk: the folders that are known and not entered yet, the next one last.
private struct Walk {
  struct Ahead {
    let parent: FolderHandle
    let parentPath: MediaPath
    let scope: IgnoreScope
    let name: [UInt8]
  }

  /// Longer absolute paths cannot be opened.
  private static let longestPath = Int(PATH_MAX) - 1

  let excluded: Set<FolderIdentity.Place>
  var ahead: [Ahead] = []
  private let listing = FolderListing()

  init(excluded: Set<FolderIdentity.Place>) { self.excluded = excluded }

  mutating func enter(_ next: Ahead, _ body: (Walker.Step) -> Bool) -> Bool {
    let path = next.parentPath.appending(next.name)
    guard path.bytes.count <= Self.longestPath else {
      return body(.unreadable(path, .cannotOpenFolder(ENAMETOOLONG)))
    }
    if let handle = FolderHandle(next.name, in: next.parent) {
      return visit(handle, path, next.scope, body)
    }
    switch errno {
    // Removed, or replaced by a file or a link, since it was listed.
    case ENOENT, ENOTDIR, ELOOP: return true
    case let code: return body(.unreadable(path, .cannotOpenFolder(code)))
    }
  }

  mutating func visit(
    _ folder: FolderHandle, _ path: MediaPath, _ above: IgnoreScope, _ body: (Walker.Step) -> Bool
  ) -> Bool {
    var children: [[UInt8]] = []
    var scope = above
    let goesOn = folder.withDescriptor { descriptor in
      if isExcluded(descriptor) { return true }
      var goesOn = true
      scope = above.entering(path, descriptor) { goesOn = body(.unreadable($0, $1)) }
      return goesOn && list(Place(descriptor: descriptor, path: path, scope: scope), &children, body)
    }
    folder.rest()
    for name in children.reversed() {
      ahead.append(Ahead(parent: folder, parentPath: path, scope: scope, name: name))
    }
    return goesOn ?? true
  }

  /// A folder that is being listed.
  private struct Place {
    let descriptor: CInt
    let path: MediaPath
    let scope: IgnoreScope
  }

  private func list(_ place: Place, _ children: inout [[UInt8]], _ body: (Walker.Step) -> Bool) -> Bool {
    guard body(.folder(place.path, place.scope)) else { return false }
    var goesOn = true
    let code = listing.forEachName(in: place.descriptor) { name, type in
      let isFolder = type == UInt8(DT_DIR)
      // Where the listing does not tell, a look will.
      if type != UInt8(DT_UNKNOWN), place.scope.ignores(name, in: place.path, isFolder: isFolder) {
        return true
      }
      if isFolder {
        children.append(Array(name))
      } else {
        goesOn = look(at: name, isTypeKnown: type != UInt8(DT_UNKNOWN), in: place, &children, body)
      }
      return goesOn
    }
    // A folder that is removed while it is listed has nothing more in it.
    guard goesOn, code != 0, code != ENOENT else { return goesOn }
    return body(.unreadable(place.path, .cannotOpenFolder(code)))
  }

  private func look(
    at name: UnsafeRawBufferPointer, isTypeKnown: Bool, in place: Place, _ children: inout [[UInt8]],
    _ body: (Walker.Step) -> Bool
  ) -> Bool {
    var status = stat()
    let text = name.baseAddress?.assumingMemoryBound(to: CChar.self)
    guard let text, fstatat(place.descriptor, text, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return true }
      return body(.skipped(name: name, .unknown, .cannotLook(errno)))
    }
    let found = FileStatus(status)
    if !isTypeKnown, place.scope.ignores(name, in: place.path, isFolder: found.kind == .folder) {
      return true
    }
    switch found.kind {
    case .file: return body(.file(name: name, found.stamp))
    case .folder:
      children.append(Array(name))
      return true
    case .link, .pipe, .socket, .device:
      guard let problem = found.kind.problem else { return true }
      return body(.skipped(name: name, found.stamp, problem))
    }
  }

  private func isExcluded(_ folder: CInt) -> Bool {
    guard !excluded.isEmpty else { return false }
    var status = stat()
    guard fstat(folder, &status) == 0 else { return false }
    return excluded.contains(FolderIdentity.Place(FileStatus(status).stamp))
  }
}

extension FileStamp {
  /// Of what cannot even be looked at.
  fileprivate static let unknown = FileStamp(device: 0, inode: 0, size: 0, modifiedNanoseconds: 0)
}

extension FileProblem {
  fileprivate static func cannotOpenFolder(_ code: CInt) -> FileProblem {
    FileProblem(.fileUnreadable, "This folder cannot be read: \(String(cString: strerror(code))).")
  }

  fileprivate static func cannotLook(_ code: CInt) -> FileProblem {
    FileProblem(.fileUnreadable, "It cannot be read: \(String(cString: strerror(code))).")
  }
}
