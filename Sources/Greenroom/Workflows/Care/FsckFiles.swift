import Foundation
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import GreenroomRemote

/// Looks for every file that should be there, and reads as many of them as is asked for.
struct FsckFiles {
  let library: Library
  let catalog: Catalog
  let request: FsckRequest

  func look(into report: inout FsckReport) throws {
    let roots = RootWatch(roots: try catalog.roots())
    for root in roots.roots where roots.absence(of: root) != nil {
      report.want(
        "root.offline", root.path.text,
        "The root “\(root.path)” is offline, so its files were not looked for.",
        remedy: "Connect or mount it and run the command again.")
    }
    var (gone, hashes): ([PresentFile], [AssetKey: ContentHash]) = ([], [:])
    var unread = 0
    let reader = FsckReader(library: library, shouldStop: request.shouldStop)
    try catalog.forEachPresentFile { file in
      guard !request.shouldStop() else { throw GreenroomError(.interrupted, "Interrupted.") }
      guard roots.isReachable(file.path) else { return }
      report.checked.files += 1
      guard case .file(let stamp) = FilePresence(at: file.path) else {
        gone.append(file)
        return tell(.missing, of: file, &report)
      }
      guard stamp.size == file.stamp.size, stamp.modifiedNanoseconds == file.stamp.modifiedNanoseconds else {
        return tell(.changed, of: file, &report)
      }
      guard Double.random(in: 0..<1) < request.share else {
        unread += 1
        return
      }
      report.checked.read += 1
      report.checked.bytesRead += stamp.size
      library.observer(
        WorkProgress(phase: "reading", done: report.checked.read, bytesRead: report.checked.bytesRead))
      switch try reader.verdict(on: file, stamp) {
      case .same: break
      case .alike(let hash): hashes[file.asset] = hash
      case .other: damaged(file, &report)
      }
    }
    if !gone.isEmpty { report.repairs.append(.missing(gone)) }
    tell(unread: unread, hashes, &report)
  }

  private func tell(unread: Int, _ hashes: [AssetKey: ContentHash], _ report: inout FsckReport) {
    if unread > 0 {
      report.unproven.append("\(FsckReport.count(unread, "file")) looked for and not read; --all reads all.")
    }
    guard !hashes.isEmpty else { return }
    report.unproven.append(
      "Of \(FsckReport.count(hashes.count, "file")) the catalog knew only the ends; they agree. --repair keeps the "
        + "hash of all bytes, so that the next look can tell more.")
    report.repairs.append(.hashes(hashes))
  }

  // MARK: - Problems

  /// What shows without reading a file.
  private enum Difference {
    case missing, changed

    /// The library's own files are nobody else's to change.
    var ofOwn: String { self == .missing ? "its file is gone" : "its file has changed since" }

    var ofOther: String { self == .missing ? "is not there" : "has changed since it was indexed" }

    var remedy: String {
      switch self {
      case .missing: "`greenroom index` where it is now; --repair marks it as missing."
      case .changed: "`greenroom index` takes it in as it is now."
      }
    }
  }

  private func tell(_ difference: Difference, of file: PresentFile, _ report: inout FsckReport) {
    if file.path.lies(in: library.folder) {
      report.damage(
        "own.\(difference)", file.path.text, "\(file.id) was made here, and \(difference.ofOwn).",
        remedy: "Put it back from a copy; for a clip try `greenroom task download`.")
    } else {
      report.want(
        "file.\(difference)", file.path.text, "The file of \(file.id) \(difference.ofOther).",
        remedy: difference.remedy)
    }
  }

  private func damaged(_ file: PresentFile, _ report: inout FsckReport) {
    report.damage(
      "file.damaged", file.path.text,
      "The content of \(file.id) is not what it was, though size and time are: the disk may be failing.",
      remedy: "Put the file back from a copy, and look at the disk.")
  }
}

/// Reads a file and compares it with what is known of its content.
struct FsckReader {
  enum Verdict {
    case same
    /// Its ends are, and nothing more was known; the full hash is that of today.
    case alike(ContentHash)
    /// It is other content, or cannot be read.
    case other
  }

  private let library: Library
  private let shouldStop: @Sendable () -> Bool

  init(library: Library, shouldStop: @escaping @Sendable () -> Bool) {
    self.library = library
    self.shouldStop = shouldStop
  }

  func verdict(on file: PresentFile, _ stamp: FileStamp) throws -> Verdict {
    if let known = file.contentHash { return try hash(file, stamp) == known ? .same : .other }
    if let known = file.sha256 {
      let digest = try? ContentDigest.reading(file.path, byteCount: stamp.size, isCancelled: shouldStop)
      return digest?.sha256 == known ? .same : .other
    }
    guard case .success(let report)? = try library.probe([file.path], depth: .headers, shouldStop).first,
      report.fingerprint == file.fingerprint
    else { return .other }
    if Fingerprint.coversWholeFile(of: stamp.size) { return .same }
    return try hash(file, stamp).map(Verdict.alike) ?? .other
  }

  private func hash(_ file: PresentFile, _ stamp: FileStamp) throws -> ContentHash? {
    try HashingDesk(workers: library.workers, cancellation: Cancellation(shouldStop))
      .hash(file.path, expecting: stamp)
  }
}
