import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport
import Testing

/// What a run counts, records and leaves alone.
@Suite struct IndexRunTests {
  private let world: IndexWorld

  init() throws { world = try IndexWorld() }

  @Test func newFilesAreAddedOnceAndThenUnchanged() throws {
    try world.write("a.png", 1)
    try world.write("b/c.png", 2)
    try world.writeText("notes.txt", "no media")
    let first = try world.index()
    #expect(first.summary == "3 seen, 2 added, 1 skipped")
    #expect(first.bytesRead > 0)
    #expect(first.problems.map(\.path) == [world.path("notes.txt").text])
    #expect(first.problems.map(\.code) == ["file.unsupported"])
    let second = try world.index()
    #expect(second.summary == "3 seen, 2 unchanged, 1 skipped")
    #expect(second.bytesRead == 0)
    #expect(second.problems == first.problems)
    let record = try #require(try world.asset("b/c.png"))
    #expect(record.kind == .image && record.facts.width == 8 && record.facts.height == 2)
    #expect(record.addedAt.timeIntervalSinceNow > -60)
  }

  @Test func anEmptyFolderIsAnEmptyRun() throws {
    #expect(try world.index().summary == "")
    #expect(try world.catalog.roots().map(\.path) == [world.mediaPath])
  }

  @Test func unchangedFilesLeaveTheCatalogAsItIs() throws {
    for number in 0..<20 { try world.write("\(number).png", number) }
    try world.index()
    let before = try locationRows()
    try world.index()
    #expect(try locationRows() == before)
  }

  @Test func mediaThatCannotBeReadFailAndAreTriedAgain() throws {
    let picture = TestPicture.bytes(1)
    try world.folder.write(picture.prefix(20), to: "media/cut.png")
    try world.folder.write([], to: "media/empty.png")
    let first = try world.index()
    #expect(first.added == 0 && first.failed == 2)
    let second = try world.index()
    #expect(second.failed == 2)
    #expect(second.problems == first.problems)
    try world.folder.write(picture, to: "media/cut.png")
    let third = try world.index()
    #expect(third.updated == 1 && third.failed == 1)
    #expect(try world.asset("cut.png") != nil)
  }

  @Test func singleFilesAreIndexedAndMakeNoRoot() throws {
    try world.write("a.png", 1)
    try world.write(".hidden.png", 2)
    try world.write("other.png", 3)
    #expect(try world.index("a.png", ".hidden.png").summary == "2 seen, 2 added")
    #expect(try world.index("a.png").summary == "1 seen, 1 unchanged")
    #expect(try world.catalog.roots().isEmpty)
    #expect(try world.asset("other.png") == nil)
    // A walk passes over hidden files, which does not make one that was named disappear.
    #expect(try world.index().summary == "2 seen, 1 added, 1 unchanged")
    #expect(try world.isMissing(".hidden.png") == false)
    try world.remove(".hidden.png")
    #expect(try world.index().summary == "2 seen, 2 unchanged, 1 missing")
  }

  @Test func whatIsNamedTwiceIsIndexedOnce() throws {
    try world.write("a.png", 1)
    try world.write("sub/b.png", 2)
    try world.write(".hidden.png", 3)
    let document = try world.index("", "sub", "a.png", "sub/b.png", ".hidden.png", "a.png", "")
    #expect(document.summary == "3 seen, 3 added")
    #expect(try world.catalog.roots().map(\.path) == [world.mediaPath])
  }

  @Test func aLinkThatAPersonNamesIsFollowed() throws {
    try world.write("real/a.png", 1)
    try FileManager.default.createSymbolicLink(
      atPath: world.path("folder").text, withDestinationPath: "real")
    try FileManager.default.createSymbolicLink(
      atPath: world.path("file.png").text, withDestinationPath: "real/a.png")
    #expect(try world.index("folder", "file.png").summary == "2 seen, 2 added")
    #expect(try world.id("folder/a.png") == world.id("file.png"))
    #expect(try world.index().summary == "3 seen, 1 added, 1 unchanged, 1 skipped")
    for name in ["real/a.png", "folder/a.png"] { #expect(try world.id(name) == world.id("file.png")) }
    #expect(try world.index().summary == "3 seen, 2 unchanged, 1 skipped")
    #expect(try world.isMissing("folder/a.png") == false)
  }

  @Test func aFolderInsideARootIsPartOfIt() throws {
    try world.write("sub/a.png", 1)
    try world.index()
    try world.write("sub/b.png", 2)
    #expect(try world.index("sub").summary == "2 seen, 1 added, 1 unchanged")
    #expect(try world.catalog.roots().map(\.path) == [world.mediaPath])
  }

  @Test func aRootAroundAnotherSharesItsFiles() throws {
    try world.write("sub/a.png", 1)
    try world.write("b.png", 2)
    try world.index("sub")
    #expect(try world.index().summary == "2 seen, 1 added, 1 unchanged")
    #expect(try world.catalog.roots().map(\.path) == [world.mediaPath, world.path("sub")])
    #expect(try world.index("sub").summary == "1 seen, 1 unchanged")
  }

  @Test func theLibraryItselfIsNotIndexed() throws {
    let library = MediaPath(world.folder.appending("media/library"))
    try world.write("library/clips/a.png", 1)
    try world.write("b.png", 2)
    let indexer = Indexer(catalog: world.catalog, workers: IndexWorld.sharedWorkers, library: library)
    #expect(try indexer.run(IndexRequest(paths: [world.mediaPath])).summary == "1 seen, 1 added")
    #expect(throws: GreenroomError.self) {
      try indexer.run(IndexRequest(paths: [library.appending("clips")]))
    }
  }

  @Test func aPathThatIsNothingIsAnError() throws {
    try world.write("a.png", 1)
    let error = #expect(throws: GreenroomError.self) { try world.index("a.png", "gone.png") }
    #expect(error?.code == .notFound)
    #expect(error?.message == "There is no file or folder “\(world.path("gone.png"))”.")
    #expect(try world.asset("a.png") == nil)
  }

  @Test func factsOfAnOlderProbeAreReadAgain() throws {
    try world.write("a.png", 1)
    try world.write("b.png", 2)
    try world.index()
    let record = try #require(try world.asset("a.png"))
    let known = try #require(try world.catalog.knownLocation(at: world.path("a.png")))
    var facts = record.facts
    facts.width = 1
    let report = ProbeReport(
      kind: .image, facts: facts, fingerprint: record.fingerprint, stamp: known.stamp, bytesRead: 0)
    try world.catalog.apply(
      IndexBatch(
        files: [
          IndexBatch.File(path: world.path("a.png"), stamp: known.stamp, outcome: .success(report))
        ], scanStarted: Date(), probeVersion: ProbeReport.probeVersion - 1))
    #expect(try world.asset("a.png")?.facts.width == 1)
    let document = try world.index()
    #expect(document.summary == "2 seen, 2 unchanged")
    #expect(document.bytesRead > 0)
    #expect(try world.asset("a.png")?.facts.width == 8)
    #expect(try world.id("a.png") == record.id)
  }

  // MARK: - Dry runs

  @Test func aDryRunSaysWhatItWouldDoAndWritesNothing() throws {
    for number in 0..<5 { try world.write("\(number).png", number) }
    try world.index()
    try world.write("new.png", 10)
    try world.writeText("notes.txt", "no media")
    try world.write("1.png", 11)
    try world.rename("2.png", to: "moved/2.png")
    try world.remove("3.png")
    try world.catalog.close()
    let before = try libraryBytes()
    let reading = try #require(try Catalog.openIfPresent(in: world.libraryPath.text))
    let request = IndexRequest(paths: [world.mediaPath], set: "refs", dryRun: true)
    let document = try Indexer(
      catalog: reading, workers: IndexWorld.sharedWorkers, library: world.libraryPath
    ).run(request)
    try reading.close()
    #expect(
      document.summary
        == "6 seen, 1 added, 1 updated, 1 moved, 2 unchanged, 1 missing, 1 skipped")
    #expect(document.references?.map(\.handle) == ["@image1", "@image2", "@image3", "@image4", "@image5"])
    #expect(try libraryBytes() == before)
    world.catalog = try Catalog.open(in: world.libraryPath.text)
    #expect(try world.index(set: "refs").summary == document.summary)
  }

  @Test func aDryRunMakesNoCatalog() throws {
    try world.write("a.png", 1)
    let indexer = Indexer(catalog: nil, workers: IndexWorld.sharedWorkers, library: world.libraryPath)
    let request = IndexRequest(paths: [world.mediaPath], set: "refs", dryRun: true)
    let document = try indexer.run(request)
    #expect(document.summary == "1 seen, 1 added")
    #expect(document.dryRun)
    #expect(document.references?.map(\.handle) == ["@image1"])
    #expect(!FileManager.default.fileExists(atPath: world.libraryPath.text))
  }

  // MARK: - Sets

  @Test func aSetHasWhatWasFoundInNaturalOrder() throws {
    for name in ["shot10.png", "shot2.png", "b/1.png", "Alpha.png", "shot1.png"] {
      try world.write(name, name.hashValue)
    }
    try world.writeText("notes.txt", "no media")
    let document = try world.index(set: "refs")
    #expect(document.set == "refs")
    #expect(
      document.references?.map { "\($0.handle ?? "") \(MediaPath($0.path ?? "").fileName)" }
        == [
          "@image1 Alpha.png", "@image2 1.png", "@image3 shot1.png", "@image4 shot2.png",
          "@image5 shot10.png",
        ])
    #expect(document.references?.allSatisfy { $0.id != nil && $0.facts != nil && $0.bytes != nil } == true)
  }

  @Test func newFilesJoinASetAtItsEnd() throws {
    for name in ["b.png", "d.png"] { try world.write(name, name.hashValue) }
    try world.index(set: "refs")
    for name in ["a.png", "c.png"] { try world.write(name, name.hashValue) }
    try world.copy("b.png", to: "e.png")
    let names = try world.index(set: "refs").references?.map { MediaPath($0.path ?? "").fileName.text }
    #expect(names == ["b.png", "d.png", "a.png", "c.png", "e.png"])
    #expect(try world.index(set: "refs").references?.count == 5)
  }

  @Test func aSetIsFilledFromFilesThatWereIndexedBefore() throws {
    for name in ["a.png", "b.png"] { try world.write(name, name.hashValue) }
    try world.index()
    #expect(try world.index(set: "refs").references?.map(\.handle) == ["@image1", "@image2"])
  }

  // MARK: - Helpers

  private func locationRows() throws -> [String] {
    var rows: [String] = []
    try world.catalog.forEachKnownLocation(under: world.mediaPath) { folder, name, known in
      rows.append("\(folder.appending(Array(name))) \(known)")
    }
    return rows.sorted()
  }

  private func libraryBytes() throws -> [String: Data] {
    var files: [String: Data] = [:]
    let names = try FileManager.default.subpathsOfDirectory(atPath: world.libraryPath.text)
    // Memory that running processes share, and no part of the catalog.
    for name in names where !name.hasSuffix("-shm") {
      let path = world.libraryPath.appending(name).text
      files[name] = FileManager.default.contents(atPath: path) ?? Data()
    }
    return files
  }
}
