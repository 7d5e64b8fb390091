import Foundation
import Glibc
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import GreenroomRemote

/// Brings what a task made into the library: downloaded, read to the last packet, given its name, and taken into
/// the catalog together with its lineage.
struct TaskDownload {
  /// In bytes. No contract has a result of that size.
  private static let greatestSize: Int64 = 4_294_967_296

  let library: Library
  let task: TaskRecord
  let gateway: GatewayFacts
  let shouldStop: @Sendable () -> Bool

  /// - Parameter told: With its links, as the gateway has just told them.
  /// - Throws: `DownloadFailure`, or `io` where what came is no media.
  func run(_ told: GatewayTask) throws -> TaskRecord {
    let folder = library.folder.appending("clips")
    try Self.makeFolder(folder.appending("partial"))
    var files: [TaskFile] = []
    for (number, link) in told.clips.enumerated() {
      let name = number == 0 ? task.id.text : "\(task.id)-\(number + 1)"
      files.append(TaskFile(.clip, try fetch(link, as: name, in: folder)))
    }
    if let link = told.lastFrame {
      files.append(TaskFile(.lastFrame, try fetch(link, as: "\(task.id)-last", in: folder)))
    }
    return try library.catalog.finish(
      task.key, with: files, probeVersion: ProbeReport.probeVersion, at: Date())
  }

  private func fetch(
    _ link: GatewayLink, as name: String, in folder: MediaPath
  ) throws -> IndexBatch.File {
    // A run that was killed after it gave the name had everything.
    if let known = try existing(name, in: folder) { return known }
    let partial = folder.appending("partial").appending(name)
    let download = ClipDownload(
      transport: library.transport, addresses: gateway.allowsPrivateHosts ? .any : .publicOnly,
      greatestSize: Self.greatestSize)
    _ = try download.fetch(link.url, into: partial, progress: tell, isCancelled: shouldStop)
    let report: ProbeReport
    switch try library.probe([partial], depth: .packets).first {
    case .success(let read)?: report = read
    case .failure(let problem)?:
      try? FileManager.default.removeItem(atPath: partial.text)
      throw GreenroomError(
        .inputOutput, "What the gateway gave is no media: \(problem.message)",
        hint: "`greenroom task download \(task.id)` tries once more.")
    case nil: throw GreenroomError(.interrupted, "Interrupted.")
    }
    let final = folder.appending("\(name).\(UnstagedURL.fileExtension(ofContainer: report.facts.container))")
    guard rename(partial.text, final.text) == 0 else { throw Self.failure(final) }
    Self.settle(folder)
    return try entry(final, report)
  }

  private func tell(_ bytes: Int64, _ total: Int64?) {
    library.observer(
      WorkProgress(
        phase: "downloading", done: 0, total: 1,
        sent: WorkProgress.Transfer(bytes: bytes, total: total ?? bytes)))
  }

  private func existing(_ name: String, in folder: MediaPath) throws -> IndexBatch.File? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.text)) ?? []
    guard let found = names.first(where: { $0.hasPrefix(name + ".") }) else { return nil }
    let path = folder.appending(found)
    guard case .success(let report)? = try library.probe([path], depth: .packets).first else {
      try? FileManager.default.removeItem(atPath: path.text)
      return nil
    }
    return try entry(path, report)
  }

  private func entry(_ path: MediaPath, _ report: ProbeReport) throws -> IndexBatch.File {
    guard case .file(let stamp) = FilePresence(at: path) else { throw Self.failure(path) }
    // Nobody but this library has the clip: its hash is what tells later that it is still whole.
    let hashes = HashingDesk(workers: try library.workers, cancellation: Cancellation(shouldStop))
    return IndexBatch.File(
      path: path, stamp: stamp, outcome: .success(report),
      contentHash: try hashes.hash(path, expecting: stamp))
  }

  private static func makeFolder(_ folder: MediaPath) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder.text, withIntermediateDirectories: true)
    } catch {
      throw GreenroomError(
        .inputOutput, "“\(folder)” cannot be made.", hint: "Check the permissions of the library's folder.")
    }
  }

  /// A name is on the disk once its folder is.
  private static func settle(_ folder: MediaPath) {
    let descriptor = open(folder.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func failure(_ path: MediaPath) -> GreenroomError {
    GreenroomError(
      .inputOutput, "“\(path)” cannot be put in its place: \(String(cString: strerror(errno))).",
      hint: "Make room and check the permissions of the library's folder; nothing is lost.")
  }
}
