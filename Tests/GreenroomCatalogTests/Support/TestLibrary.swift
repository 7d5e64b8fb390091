import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport

/// A library of its own for one test, and files as an indexing run would see them. No file is really there:
/// the catalog never looks.
final class TestLibrary {
  static let probeVersion = 1

  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try Catalog.open(in: folder.path)
  }

  deinit { try? catalog.close() }

  /// Records files, and gives what the catalog then knows of each.
  @discardableResult
  func index(_ files: TestFile...) throws -> IndexTally { try index(files) }

  @discardableResult
  func index(_ files: [TestFile]) throws -> IndexTally {
    try apply { batch in batch.files = files.map(\.entry) }
  }

  @discardableResult
  func apply(_ change: (inout IndexBatch) -> Void) throws -> IndexTally {
    var batch = IndexBatch(scanStarted: Date(), probeVersion: Self.probeVersion)
    change(&batch)
    return try catalog.apply(batch)
  }

  func location(_ path: String) throws -> LocationKey {
    guard let known = try catalog.knownLocation(at: MediaPath(path)) else { throw NotKnown(path: path) }
    return known.location
  }

  func asset(_ path: String) throws -> AssetKey? { try catalog.knownLocation(at: MediaPath(path))?.asset }

  struct NotKnown: Error { let path: String }
}

/// A file that an indexing run found: its content is told by `content`, its identity by `inode`.
struct TestFile {
  var path: MediaPath
  var content: UInt64
  var inode: UInt64
  var size: Int64 = 1_000
  var modified: Int64 = 1
  var kind = MediaKind.image
  var facts = MediaFacts()
  var embedded = EmbeddedFacts()
  var problem: FileProblem?
  var hash: ContentHash?
  var sameAs: AssetKey?

  init(_ path: String, content: UInt64, inode: UInt64? = nil) {
    self.path = MediaPath(path)
    self.content = content
    self.inode = inode ?? content
  }

  var stamp: FileStamp {
    FileStamp(device: 7, inode: inode, size: size, modifiedNanoseconds: modified)
  }

  var report: ProbeReport {
    ProbeReport(
      kind: kind, facts: facts, embedded: embedded, fingerprint: Fingerprint(high: content, low: ~content),
      stamp: stamp,
      bytesRead: 100)
  }

  var entry: IndexBatch.File {
    IndexBatch.File(
      path: path, stamp: stamp, outcome: problem.map(ProbeOutcome.failure) ?? .success(report),
      contentHash: hash, sameAs: sameAs)
  }

  func with(_ change: (inout TestFile) -> Void) -> TestFile {
    var copy = self
    change(&copy)
    return copy
  }
}
