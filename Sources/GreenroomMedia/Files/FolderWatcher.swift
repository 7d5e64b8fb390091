import Glibc
package import GreenroomModel

/// Tells which folders have changed, by the notices that Linux gives for each watched folder. Changes that
/// another machine makes on a network disk give none. Belongs to one thread.
package final class FolderWatcher {
  package enum Changes: Equatable {
    case none
    /// Something in each of these has changed, or below them where they are new.
    case folders(Set<MediaPath>)
    /// Notices were lost, or a whole tree went: only a new walk can tell.
    case unknown
  }

  fileprivate struct Watched {
    let path: MediaPath
    /// What is ignored in it; nil where files in it were named one by one.
    let scope: IgnoreScope?
  }

  private let notices: Descriptor
  private let reader = ChangeEventReader()
  private let walker: Walker
  private var roots: Set<MediaPath> = []
  private var folders: [CInt: Watched] = [:]
  private var dirty: Set<MediaPath> = []
  private var isLost = false

  /// - Parameter folders: What is not watched: the library's own.
  package init(excluding folders: [MediaPath] = []) throws(GreenroomError) {
    let descriptor = inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC))
    guard descriptor >= 0 else {
      throw GreenroomError(
        .inputOutput, "Folders cannot be watched: \(String(cString: strerror(errno))).",
        hint: "End other programs that watch folders, or raise fs.inotify.max_user_instances with sysctl.")
    }
    notices = Descriptor(owning: descriptor)
    walker = Walker(excluding: folders)
  }

  /// Watches a folder and all below it that is not ignored, also what comes later. To be called again where
  /// ignore files above it may have changed.
  package func watch(_ root: MediaPath) throws(GreenroomError) {
    roots.insert(root)
    unwatchAll(below: root)
    try watchAll(below: root)
  }

  /// Watches what is right in a folder.
  package func watchOnly(_ folder: MediaPath) throws(GreenroomError) { try add(folder, nil) }

  private func unwatchAll(below root: MediaPath) {
    for (watch, folder) in folders where folder.path.lies(in: root) {
      inotify_rm_watch(notices.number, watch)
      folders[watch] = nil
    }
  }

  private func watchAll(below root: MediaPath) throws(GreenroomError) {
    var failure: GreenroomError?
    walker.walk(root) { step in
      guard case .folder(let path, let scope) = step else { return true }
      do throws(GreenroomError) {
        try add(path, scope)
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
  }

  /// Waits up to `limit` for a change, then until there has been none for `quiet`, but no longer than ten
  /// times that; returns what has changed since the last call.
  package func wait(limit: Duration, quiet: Duration) throws(GreenroomError) -> Changes {
    var deadline = MonotonicTime.now.advanced(by: limit)
    var hasChanged = false
    while MonotonicTime.now < deadline {
      let left = deadline.since(.now)
      var descriptor = pollfd(fd: notices.number, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, (hasChanged ? min(left, quiet) : left).pollMilliseconds)
      if ready > 0 {
        for event in reader.events(from: notices.number) { try take(event) }
      } else if hasChanged, ready == 0 {
        break
      }
      if !hasChanged, isLost || !dirty.isEmpty {
        hasChanged = true
        deadline = .now.advanced(by: quiet * 10)
      }
    }
    return changes()
  }

  private func changes() -> Changes {
    defer {
      dirty = []
      isLost = false
    }
    if isLost { return .unknown }
    return dirty.isEmpty ? .none : .folders(dirty)
  }

  private func add(_ path: MediaPath, _ scope: IgnoreScope?) throws(GreenroomError) {
    let watch = path.withCString { inotify_add_watch(notices.number, $0, ChangeEvent.wanted) }
    if watch >= 0 {
      folders[watch] = Watched(path: path, scope: scope)
      return
    }
    guard errno == ENOSPC || errno == ENOMEM else { return }
    throw GreenroomError(
      .inputOutput, "The system does not watch more than \(folders.count) folders at a time.",
      hint: "Raise fs.inotify.max_user_watches with sysctl, or run `greenroom index` from time to time.")
  }

  private func take(_ event: ChangeEvent) throws(GreenroomError) {
    if event.has(Int(IN_Q_OVERFLOW)) || event.has(Int(IN_UNMOUNT)) {
      isLost = true
      return
    }
    if event.has(Int(IN_IGNORED)) {
      folders[event.watch] = nil
      return
    }
    guard let folder = folders[event.watch] else { return }
    if event.name.isEmpty { return takeItself(event, folder.path) }
    if event.name == IgnoreFile.name, !event.has(Int(IN_CREATE)) { return try takeRules(of: folder) }
    guard !folder.ignores(event) else { return }
    if event.isFolder {
      try takeFolder(event, folder.path.appending(event.name))
    } else if event.has(Int(IN_CREATE)), !isWhole(folder.path.appending(event.name)) {
      // Somebody is about to write it, and will close it.
      return
    }
    dirty.insert(folder.path)
  }

  /// Other rules: what is below the folder is watched, and looked at, anew.
  private func takeRules(of folder: Watched) throws(GreenroomError) {
    guard folder.scope != nil else { return }
    unwatchAll(below: folder.path)
    try watchAll(below: folder.path)
    dirty.insert(folder.path)
  }

  /// What befalls a folder is told by the one above; a root has none that is watched.
  private func takeItself(_ event: ChangeEvent, _ folder: MediaPath) {
    guard roots.contains(folder) else { return }
    if event.has(Int(IN_DELETE_SELF)) || event.has(Int(IN_MOVE_SELF)) { isLost = true }
  }

  private func takeFolder(_ event: ChangeEvent, _ path: MediaPath) throws(GreenroomError) {
    if event.has(Int(IN_MOVED_FROM)) { unwatchAll(below: path) }
    guard event.has(Int(IN_CREATE)) || event.has(Int(IN_MOVED_TO)) else { return }
    guard roots.contains(where: path.lies) else { return }
    try watchAll(below: path)
    // What was put into it before it was watched gave no notice.
    dirty.insert(path)
  }

  /// True for a new name of something that was there before: a hard link or a symbolic one.
  private func isWhole(_ path: MediaPath) -> Bool {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG || status.st_nlink > 1
  }
}

extension FolderWatcher.Watched {
  fileprivate func ignores(_ event: ChangeEvent) -> Bool {
    guard let scope else { return false }
    return event.name.withUnsafeBytes { scope.ignores($0, in: path, isFolder: event.isFolder) }
  }
}
