import GreenroomCatalog
import GreenroomMedia
import GreenroomModel

/// Media that are there, for whoever wants them in a set.
struct FoundMedia: Sendable {
  let path: MediaPath
  /// Nil where they were not read, since they have not changed.
  let report: ProbeReport?
}

/// What a walk leaves behind when it is over.
struct WalkResult: Sendable {
  /// With a mark on every file that was met.
  var known = KnownTable()
  /// Media that have not changed.
  var unchanged = 0
  /// Files that have not changed and have no facts, with the reason found earlier.
  var problems: [(path: MediaPath, problem: FileProblem)] = []
  /// Folders whose files remain unknown.
  var unreadable: [(path: MediaPath, problem: FileProblem)] = []
  /// Media that have not changed, where they are asked for.
  var found: [FoundMedia] = []
}

/// One walk over everything that is to be indexed: compares what is there with what is known, and gives the
/// workers what is new or changed. Runs on a thread of its own.
struct IndexWalk {
  let targets: IndexTargets
  /// Nil where there is no catalog yet.
  let catalog: Catalog?
  let workers: WorkerPool
  let intake: IndexIntake
  let library: MediaPath
  /// True where the paths of unchanged media are wanted too.
  let collectsFound: Bool

  func run() throws -> WalkResult {
    let folders = targets.folders.filter { $0.identity != nil }.map(\.path)
    let ahead = try folders.isEmpty ? nil : WalkAhead(Walker(excluding: [library]), over: folders)
    defer { ahead?.end() }
    var pass = Pass(walk: self)
    try pass.loadKnown()
    for file in targets.files { pass.lookAtNamed(file) }
    ahead?.forEach { pass.take($0) }
    return pass.result
  }

  /// Of these only the file system knows whether they still hold.
  private static let passing: Set<FindingCode> = [.fileUnreadable, .fileMissing]

  private struct Pass {
    let walk: IndexWalk
    var result = WalkResult()
    private var knownProblems: [LocationKey: FileProblem] = [:]
    private var folder = MediaPath("/")
    private var folderKey = KnownTable.FolderKey(MediaPath("/"))
    /// Files that were named one by one, by their folder: a walk over that folder passes them over.
    private var named: [MediaPath: Set<[UInt8]>] = [:]
    private var namedHere: Set<[UInt8]> = []

    init(walk: IndexWalk) { self.walk = walk }

    mutating func loadKnown() throws {
      guard let catalog = walk.catalog else { return result.known.freeze() }
      for path in walk.targets.folders.map(\.path) + walk.targets.files {
        let problems = try catalog.knownProblems(under: path)
        knownProblems.merge(problems) { first, _ in first }
        try catalog.forEachKnownLocation(under: path) { folder, name, known in
          let mayHavePassed = problems[known.location].map { IndexWalk.passing.contains($0.code) } ?? false
          result.known.add(
            known, folder: folder, name: name,
            isStale: mayHavePassed || known.probeVersion < ProbeReport.probeVersion)
        }
      }
      result.known.freeze()
    }

    mutating func lookAtNamed(_ path: MediaPath) {
      guard let status = FileStatus(of: path, following: true) else { return }
      enter(path.folder)
      named[path.folder, default: []].insert(path.fileName.bytes)
      path.fileName.bytes.withUnsafeBytes { name in
        if let problem = status.kind.problem {
          skip(name, status.stamp, problem)
        } else {
          compare(name, status.stamp)
        }
      }
    }

    /// Returns false once the run is to stop.
    mutating func take(_ step: Walker.Step) -> Bool {
      switch step {
      case .folder(let path, _): enter(path)
      case .file(let name, let stamp):
        if namedHere.isEmpty || !namedHere.contains(Array(name)) { compare(name, stamp) }
      case .skipped(let name, let stamp, let problem):
        if namedHere.isEmpty || !namedHere.contains(Array(name)) { skip(name, stamp, problem) }
      case .unreadable(let path, let problem):
        result.unreadable.append((path, problem))
      }
      return !walk.intake.cancellation.isCancelled
    }

    private mutating func enter(_ path: MediaPath) {
      folder = path
      folderKey = KnownTable.FolderKey(path)
      namedHere = named.isEmpty ? [] : named[path] ?? []
    }

    private mutating func compare(_ name: UnsafeRawBufferPointer, _ stamp: FileStamp) {
      walk.intake.meet()
      guard let place = result.known.find(name, in: folderKey) else {
        return read(folder.appending(Array(name)), stamp, known: nil, isUnchanged: false)
      }
      result.known.markSeen(place)
      let entry = result.known.entries[place]
      let isUnchanged = result.known.stamp(entry) == stamp
      guard isUnchanged, !entry.isStale else {
        return read(folder.appending(Array(name)), stamp, known: entry.known, isUnchanged: isUnchanged)
      }
      noteUnchanged(name, entry)
    }

    private mutating func noteUnchanged(_ name: UnsafeRawBufferPointer, _ entry: KnownTable.Entry) {
      switch entry.known {
      case .present:
        result.unchanged += 1
        walk.intake.pass()
      case .missing: walk.intake.put(.returned(entry.location))
      case .unreadable:
        return note(knownProblems[entry.location] ?? .unexplained, of: folder.appending(Array(name)))
      }
      guard walk.collectsFound else { return }
      result.found.append(FoundMedia(path: folder.appending(Array(name)), report: nil))
    }

    private mutating func skip(
      _ name: UnsafeRawBufferPointer, _ stamp: FileStamp, _ problem: FileProblem
    ) {
      let path = folder.appending(Array(name))
      let place = result.known.find(name, in: folderKey)
      if let place, result.known.entries[place].known != .unreadable,
        let target = FileStatus(of: path, following: true), target.kind == .file
      {
        // A link that a person has named stays what it was.
        return compare(name, target.stamp)
      }
      walk.intake.meet()
      if let place {
        result.known.markSeen(place)
        let entry = result.known.entries[place]
        if entry.known == .unreadable, result.known.stamp(entry) == stamp,
          knownProblems[entry.location] == problem
        {
          return note(problem, of: path)
        }
      }
      walk.intake.put(.skipped(path, stamp, problem))
    }

    private mutating func note(_ problem: FileProblem, of path: MediaPath) {
      result.problems.append((path, problem))
      walk.intake.pass()
    }

    private func read(
      _ path: MediaPath, _ stamp: FileStamp, known: KnownLocation.State?, isUnchanged: Bool
    ) {
      let intake = walk.intake
      intake.reserve()
      walk.workers.submit(
        WorkerRequest(.probe(.headers), path, cancellation: intake.cancellation) { answer in
          switch answer {
          case .success(.probed(let outcome)):
            intake.put(
              .read(
                ReadFile(
                  path: path, stamp: stamp, known: known, isUnchanged: isUnchanged, outcome: outcome)))
          case .success: intake.put(.failed(.wrongAnswer))
          case .failure(let error): intake.put(.failed(error))
          }
        })
    }
  }
}

extension FileProblem {
  /// Another program has taken the reason out of the catalog since it was loaded.
  fileprivate static let unexplained = FileProblem(.fileUnreadable, "It could not be read.")
}

extension GreenroomError {
  static let wrongAnswer = GreenroomError(
    .installation, "The media worker answered another question than it was asked.",
    hint: "Install greenroom and greenroom-media of the same release.")
}
