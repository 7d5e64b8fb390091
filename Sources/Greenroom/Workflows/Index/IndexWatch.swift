import GreenroomMedia
package import GreenroomModel

extension Indexer {
  /// How long files must be left alone before they are looked at.
  private static let quiet = Duration.milliseconds(500)
  /// How often everything is walked again, for the sake of disks whose changes give no notice.
  private static let sweep = Duration.seconds(600)
  /// More changed folders than this are sooner walked with all the rest.
  private static let mostFolders = 200

  /// Indexes once, and then again whatever changes, until `shouldStop` says so.
  ///
  /// - Parameter report: Called after every run: the first in any case, later ones where they found something
  ///   new or failed. A failure ends nothing; a disk that comes back is gone on with.
  /// - Throws: What the first run throws, and where the system does not watch so many folders.
  package func watch(
    _ request: IndexRequest, observer: WorkProgress.Observer = { _ in },
    shouldStop: @escaping @Sendable () -> Bool,
    report: (Result<IndexDocument, GreenroomError>) -> Void
  ) throws {
    guard !request.dryRun else {
      throw GreenroomError(
        .usage, "A dry run ends; it cannot watch.", hint: "Leave out either --dry-run or --watch.")
    }
    let watcher = try FolderWatcher(excluding: [library])
    // Watched before it is walked, so that nothing falls between.
    try watchAll(request, watcher)
    report(.success(try run(request, observer: observer, shouldStop: shouldStop)))
    var lastSweep = MonotonicTime.now
    while !shouldStop() {
      let changes = try watcher.wait(limit: .milliseconds(250), quiet: Self.quiet)
      let isDue = MonotonicTime.now.since(lastSweep) >= Self.sweep
      guard isDue || changes != .none else { continue }
      let next = request.after(isDue ? .unknown : changes, mostFolders: Self.mostFolders)
      guard !next.paths.isEmpty else { continue }
      if next.paths == request.paths {
        lastSweep = .now
        try watchAll(request, watcher)
      }
      runAgain(next, observer, shouldStop, report)
    }
  }

  private func watchAll(_ request: IndexRequest, _ watcher: FolderWatcher) throws {
    for path in request.paths {
      if path.isFolder { try watcher.watch(path) } else { try watcher.watchOnly(path.folder) }
    }
  }

  private func runAgain(
    _ request: IndexRequest, _ observer: WorkProgress.Observer, _ shouldStop: @escaping @Sendable () -> Bool,
    _ report: (Result<IndexDocument, GreenroomError>) -> Void
  ) {
    do {
      let document = try run(request, observer: observer, shouldStop: shouldStop)
      if document.hasNews { report(.success(document)) }
    } catch let error as GreenroomError {
      if error.code != .interrupted { report(.failure(error)) }
    } catch {
      report(.failure(GreenroomError(.inputOutput, "\(error)")))
    }
  }
}

extension IndexRequest {
  /// What is to be indexed after a change: no more than what changed of what was asked for.
  fileprivate func after(_ changes: FolderWatcher.Changes, mostFolders: Int) -> IndexRequest {
    guard case .folders(let changed) = changes, changed.count <= mostFolders else { return self }
    var next = self
    next.paths = changed.flatMap { folder -> [MediaPath] in
      if let root = paths.first(where: folder.lies) { return [folder.nearestThatIsThere(in: root)] }
      return paths.filter { $0.folder == folder && FileStatus(of: $0, following: true) != nil }
    }
    return next
  }
}

extension MediaPath {
  fileprivate var isFolder: Bool { FileStatus(of: self, following: true)?.kind == .folder }

  /// This folder, or the one above it that is left, up to `root`.
  fileprivate func nearestThatIsThere(in root: MediaPath) -> MediaPath {
    var path = self
    while path != root, !path.isFolder { path = path.folder }
    return path
  }
}

extension IndexDocument {
  /// True where a run did or found anything but what was known.
  fileprivate var hasNews: Bool { added + updated + moved + missing > 0 || bytesRead > 0 }
}
