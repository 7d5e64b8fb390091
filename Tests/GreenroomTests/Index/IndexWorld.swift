import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport

/// A folder of media, a library and the real media worker.
final class IndexWorld {
  let folder: TemporaryFolder
  lazy var catalog: Catalog = {
    do { return try Catalog.open(in: libraryPath.text) } catch { fatalError("no catalog: \(error)") }
  }()
  private let workers: WorkerPool

  init(workers: WorkerPool = IndexWorld.sharedWorkers) throws {
    folder = try TemporaryFolder()
    self.workers = workers
    try FileManager.default.createDirectory(atPath: mediaPath.text, withIntermediateDirectories: true)
  }

  static let sharedWorkers: WorkerPool = {
    do {
      return try WorkerPool(WorkerSettings(executable: BuiltProducts.mediaWorker, count: 2))
    } catch {
      fatalError("no workers: \(error)")
    }
  }()

  var libraryPath: MediaPath { MediaPath(folder.appending("library")) }
  var mediaPath: MediaPath { MediaPath(folder.appending("media")) }

  func path(_ name: String) -> MediaPath { name.isEmpty ? mediaPath : mediaPath.appending(name) }

  // MARK: - Files

  func write(_ name: String, _ seed: Int, middle: Int = 0, filler: Int = 64) throws {
    try folder.write(TestPicture.bytes(seed, middle: middle, filler: filler), to: "media/" + name)
  }

  func writeText(_ name: String, _ text: String) throws { try folder.write(text.utf8, to: "media/" + name) }

  /// As `mv` does within one disk.
  func rename(_ name: String, to other: String) throws {
    let target = path(other)
    try FileManager.default.createDirectory(atPath: target.folder.text, withIntermediateDirectories: true)
    guard Glibc.rename(path(name).text, target.text) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// As `cp` does: the same bytes, another inode and time.
  func copy(_ name: String, to other: String) throws {
    try folder.write(try folder.bytes(of: "media/" + name), to: "media/" + other)
  }

  /// Other bytes in the same file: its inode stays, and its time is set.
  func overwrite(_ name: String, _ bytes: [UInt8], modified nanoseconds: Int64) throws {
    let file = open(path(name).text, O_WRONLY | O_TRUNC)
    defer { close(file) }
    var times = [timespec(), timespec()]
    times[0].tv_nsec = (1 << 30) - 2  // UTIME_OMIT
    times[1].tv_sec = Int(nanoseconds / 1_000_000_000)
    times[1].tv_nsec = Int(nanoseconds % 1_000_000_000)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count, futimens(file, times) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name).text) }

  func link(_ name: String, to other: String) throws {
    try FileManager.default.linkItem(atPath: path(name).text, toPath: path(other).text)
  }

  /// Leaves size and content and gives a new time, as `touch` does.
  func touch(_ name: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 60)], ofItemAtPath: path(name).text)
  }

  // MARK: - Runs

  @discardableResult
  func index(
    _ names: String..., set: String? = nil, acceptMissing: Bool = false, dryRun: Bool = false,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> IndexDocument {
    let request = IndexRequest(
      paths: (names.isEmpty ? [""] : names).map(path), set: set, acceptMissing: acceptMissing, dryRun: dryRun)
    return try Indexer(catalog: catalog, workers: workers, library: libraryPath)
      .run(request, shouldStop: shouldStop)
  }

  func asset(_ name: String) throws -> AssetRecord? { try catalog.asset(at: path(name)) }

  /// The id of what is at a path that must be known.
  func id(_ name: String) throws -> AssetID {
    guard let record = try asset(name) else { throw CocoaError(.fileNoSuchFile) }
    return record.id
  }

  func isMissing(_ name: String) throws -> Bool? { try asset(name)?.isMissing }

  /// Gives a person's name, a tag and a place in a set.
  func curate(_ name: String, as text: String) throws {
    guard let record = try asset(name) else { throw CocoaError(.fileNoSuchFile) }
    _ = try catalog.setName(try AssetName(text), of: record.key)
    _ = try catalog.add(tags: ["tag-\(text)"], to: [record.key])
    try catalog.changeSet("set", creating: true) { set in
      try set.add(ReferenceSet.Member(asset: record.id, kind: record.kind, path: path(name)))
    }
  }

  /// Who is at a path now: the person's name, the tags, and whether the set leads there.
  func curated(_ name: String) throws -> String {
    guard let record = try asset(name) else { return "nothing" }
    let members = try catalog.members(ofSet: "set")?.members ?? []
    let isMember = members.contains { $0.asset == record.id && $0.path == path(name) }
    return [record.name.map { "@\($0)" }, record.tags.first, isMember ? "in set" : nil]
      .compactMap(\.self).joined(separator: " ")
  }

  /// Stores a request that uses what is at a path.
  func use(_ name: String) throws -> RequestID {
    let reference = StoredRequest.Reference(
      role: .referenceImage, handle: nil, name: nil, asset: try id(name), path: path(name), url: nil)
    return try catalog.insert(
      StoredRequest(
        profile: "p", profileRevision: "1", model: "m", mode: .multimodalReference, verdict: .pass,
        prompt: nil, draft: Data("{}".utf8), body: Data("{}".utf8), findings: Data("[]".utf8),
        references: [reference]), at: Date()
    ).id
  }

  /// The requests that used what is at a path now.
  func requests(_ name: String) throws -> [RequestID] {
    try catalog.details(of: id(name))?.requests.map(\.request) ?? []
  }
}

extension IndexDocument {
  /// The counts that are not zero, in words.
  var summary: String {
    [
      (seen, "seen"), (added, "added"), (updated, "updated"), (moved, "moved"), (unchanged, "unchanged"),
      (missing, "missing"), (skipped, "skipped"), (failed, "failed"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
