import Foundation
import GreenroomCatalog
import GreenroomModel
import Testing

@Suite struct IndexingTests {
  @Test func newFilesAreAddedAndKnownAfterwards() throws {
    let library = try TestLibrary()
    let tally = try library.index(TestFile("/m/a.jpg", content: 1), TestFile("/m/sub/b.jpg", content: 2))
    #expect(tally.added == 2)

    var known: [String: FileStamp] = [:]
    try library.catalog.forEachKnownLocation(under: MediaPath("/m")) { folder, name, location in
      known[folder.appending(Array(name)).text] = location.stamp
      #expect(location.state == .present)
      #expect(location.probeVersion == TestLibrary.probeVersion)
    }
    #expect(
      known == [
        "/m/a.jpg": TestFile("/m/a.jpg", content: 1).stamp,
        "/m/sub/b.jpg": TestFile("/m/sub/b.jpg", content: 2).stamp,
      ])
  }

  @Test(arguments: [
    ("/m", ["/m/a", "/m/n/b"]), ("/m/", ["/m/a", "/m/n/b"]), ("/m/n", ["/m/n/b"]), ("/m/a", ["/m/a"]),
    ("/", ["/m/a", "/m/n/b", "/m2/c", "/top"]), ("/m2/c", ["/m2/c"]), ("/x", []), ("/top", ["/top"]),
  ])
  func knownLocationsAreThoseAtAndBelowAPath(path: String, expected: [String]) throws {
    let library = try TestLibrary()
    try library.index(
      ["/m/a", "/m/n/b", "/m2/c", "/top"].enumerated().map { TestFile($1, content: UInt64($0)) })
    var found: [String] = []
    try library.catalog.forEachKnownLocation(under: MediaPath(path)) { folder, name, _ in
      found.append(folder.appending(Array(name)).text)
    }
    #expect(found.sorted() == expected)
  }

  @Test func anUnchangedFileWritesNothing() throws {
    let library = try TestLibrary()
    let file = TestFile("/m/a.jpg", content: 1)
    try library.index(file)
    let tally = try library.index(file)
    #expect(tally.unchanged == 1)
    #expect(tally.added == 0)
  }

  @Test func aFolderThatABatchMakesIsEmptyOnlyUntilTheBatchWritesToIt() throws {
    let library = try TestLibrary()
    try library.index(TestFile("/m/a.jpg", content: 1))
    let (moved, new) = (TestFile("/new/a.jpg", content: 1), TestFile("/new/b.jpg", content: 2))
    let location = try library.location("/m/a.jpg")
    let tally = try library.apply { batch in
      batch.moves = [IndexBatch.Move(location, to: moved.path, stamp: moved.stamp)]
      batch.files = [moved, new, new].map(\.entry)
    }
    #expect(tally.moved == 1)
    #expect(tally.added == 1)
    #expect(tally.unchanged == 2)
    #expect(try library.location("/new/a.jpg") == location)
  }

  @Test func namesThatAreNotUTF8AreKeptByteForByte() throws {
    let library = try TestLibrary()
    let odd = MediaPath(bytes: Array("/m\u{0}".utf8).dropLast() + [0x2F, 0xFF, 0xFE])
    let escaped = MediaPath(odd.text)
    try library.index(
      TestFile("/", content: 1).with { $0.path = odd }, TestFile("/", content: 2).with { $0.path = escaped })
    #expect(odd.text == escaped.text)
    #expect(try library.catalog.knownLocation(at: odd)?.stamp.inode == 1)
    #expect(try library.catalog.knownLocation(at: escaped)?.stamp.inode == 2)
  }

  @Test func largeNumbersOfTheFileSystemSurvive() throws {
    let library = try TestLibrary()
    let file = TestFile("/m/a", content: .max, inode: .max).with { $0.modified = .min }
    try library.index(file)
    #expect(try library.catalog.knownLocation(at: file.path)?.stamp == file.stamp)
  }

  @Test func aProblemIsARowThatIsNotReadAgain() throws {
    let library = try TestLibrary()
    let broken = TestFile("/m/a.jpg", content: 1).with {
      $0.problem = FileProblem(.fileTruncated, "It ends after 3 bytes.")
    }
    let other = TestFile("/m/readme", content: 2).with {
      $0.problem = FileProblem(.fileUnsupported, "It is text.", isMedia: false)
    }
    let tally = try library.index(broken, other)
    #expect(tally.failed == 1)
    #expect(tally.skipped == 1)
    let known = try library.catalog.knownLocation(at: broken.path)
    #expect(known?.state == .unreadable)
    #expect(known?.stamp == broken.stamp)
    #expect(known?.asset == nil)
  }

  @Test func aBrokenFileThatIsMendedBecomesAnAsset() throws {
    let library = try TestLibrary()
    let broken = TestFile("/m/a.jpg", content: 1).with {
      $0.problem = FileProblem(.fileEmpty, "It is empty.")
    }
    try library.index(broken)
    try library.index(TestFile("/m/a.jpg", content: 1).with { $0.modified = 2 })
    let known = try library.catalog.knownLocation(at: broken.path)
    #expect(known?.state == .present)
    #expect(known?.asset != nil)
  }

  @Test func missingFilesAreMarkedAndComeBack() throws {
    let library = try TestLibrary()
    let file = TestFile("/m/a.jpg", content: 1)
    try library.index(file)
    let location = try library.location("/m/a.jpg")
    #expect(try library.apply { $0.vanished = [location] }.missing == 1)
    #expect(try library.catalog.knownLocation(at: file.path)?.state == .missing)
    #expect(try library.catalog.presentCount(under: MediaPath("/m")) == 0)
    #expect(try library.apply { $0.vanished = [location] }.missing == 0)
    try library.apply { $0.returned = [location] }
    #expect(try library.catalog.knownLocation(at: file.path)?.state == .present)
    #expect(try library.catalog.presentCount(under: MediaPath("/m")) == 1)
  }

  @Test func whatAnotherProcessSawSinceTheScanBeganIsNotMissing() throws {
    let library = try TestLibrary()
    let file = TestFile("/m/a.jpg", content: 1)
    let began = Date(timeIntervalSinceNow: -60)
    try library.index(file)
    var batch = IndexBatch(scanStarted: began, probeVersion: 1)
    batch.vanished = [try library.location("/m/a.jpg")]
    #expect(try library.catalog.apply(batch).missing == 0)
    #expect(try library.catalog.knownLocation(at: file.path)?.state == .present)
  }

  @Test func aBrokenFileThatGoesLeavesNoRow() throws {
    let library = try TestLibrary()
    let broken = TestFile("/m/a.jpg", content: 1).with { $0.problem = FileProblem(.fileEmpty, "Empty.") }
    try library.index(broken)
    let location = try library.location("/m/a.jpg")
    try library.apply { $0.vanished = [location] }
    #expect(try library.catalog.knownLocation(at: broken.path) == nil)
  }

  @Test func candidatesShareSizeAndFingerprint() throws {
    let library = try TestLibrary()
    let file = TestFile("/m/a.jpg", content: 1)
    try library.index(file, TestFile("/m/b.jpg", content: 1, inode: 2).with { $0.size = 2_000 })
    let candidates = try library.catalog.candidates(file.report.fingerprint, size: file.size)
    #expect(candidates.map(\.asset) == [try library.asset("/m/a.jpg")])
    #expect(candidates.first?.locations.map(\.path) == [file.path])
    #expect(candidates.first?.contentHash == nil)
  }

  @Test func rootsKeepWhatTheyWere() throws {
    let library = try TestLibrary()
    let path = MediaPath("/m")
    let first = Date(timeIntervalSince1970: 1)
    try library.catalog.recordScan(of: path, identity: RootIdentity(fileSystem: "aa", inode: 1), at: first)
    try library.catalog.recordScan(
      of: path, identity: RootIdentity(fileSystem: "aa", inode: .max), at: Date(timeIntervalSince1970: 2))
    let root = try #require(try library.catalog.roots().first)
    #expect(root.identity == RootIdentity(fileSystem: "aa", inode: .max))
    #expect(root.addedAt == first)
    #expect(root.scannedAt == Date(timeIntervalSince1970: 2))
  }
}
