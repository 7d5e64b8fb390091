import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Testing

/// What is found twice, and what becomes of it.
@Suite struct DuplicatesWorkflowTests {
  private let test: TestLibrary

  init() throws {
    test = try TestLibrary()
    try test.bring("ready/dunes.jpg")
    try test.bring("ready/balloon.png")
    try test.bring("ready/theme.mp3")
  }

  private func index() throws {
    _ = try test.library.index(IndexRequest(paths: [test.root.appending("media")]))
  }

  private func ffmpeg(_ name: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["ffmpeg", "-nostdin", "-v", "error", "-y"] + arguments + [test.folder.appending("media/" + name)]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "ffmpeg could not make \(name)")
  }

  private func media(_ name: String) -> String { test.folder.appending("media/" + name) }

  private func id(_ name: String) throws -> AssetID {
    try test.library.show(test.argument("media/" + name)).asset.id
  }

  private func duplicates(_ request: DuplicatesRequest = DuplicatesRequest()) throws -> DuplicatesDocument {
    try test.library.duplicates(request)
  }

  @Test func withoutALibraryThereIsNothingTwiceAndNoneIsMade() throws {
    #expect(try duplicates().groups.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: test.library.folder.text))
  }

  @Test func theSameBytesInTwoFilesAreOneAssetInTwoPlaces() throws {
    try test.bring("ready/dunes.jpg", as: "copy.jpg")
    try index()
    let document = try duplicates(DuplicatesRequest(findsSimilar: false))
    #expect(document.groups.map(\.isExact) == [true])
    #expect(document.groups.first?.assets.map(\.paths.count) == [2])
    #expect(document.compared == 3)
  }

  @Test func anotherEncodeIsSimilarAndTheLargerOneIsKept() throws {
    try ffmpeg("small.jpg", ["-i", media("dunes.jpg"), "-vf", "scale=iw/2:-2", "-q:v", "6"])
    try ffmpeg("poor.mp3", ["-i", media("theme.mp3"), "-b:a", "48k"])
    try index()
    let document = try duplicates()
    #expect(document.groups.count == 2)
    let pictures = try #require(document.groups.first { $0.assets.first?.kind == .image })
    #expect(try pictures.keep == id("dunes.jpg"))
    #expect(pictures.assets.last?.reason?.same == .picture)
    #expect(!pictures.isExact)
    let sounds = try #require(document.groups.first { $0.assets.first?.kind == .audio })
    #expect(sounds.assets.last?.reason?.same == .sound)
    // What was looked at once is not read again.
    #expect(try duplicates() == document)
    #expect(try duplicates(DuplicatesRequest(query: "kind:image")).groups.count == 1)
    #expect(try duplicates(DuplicatesRequest(findsSimilar: false)).groups.isEmpty)
  }

  @Test func resolvingMergesAndTouchesNoFileAndIsUndone() throws {
    try ffmpeg("small.jpg", ["-i", media("dunes.jpg"), "-vf", "scale=iw/2:-2"])
    try index()
    let small = test.argument("media/small.jpg")
    _ = try test.library.setName(try AssetName("hero"), of: small)
    _ = try test.library.add(tags: ["desert"], to: test.library.chosen([small]))
    _ = try test.library.rate(test.library.chosen([small]), 4)
    let catalog = try test.library.catalog
    let (kept, duplicate) = (try id("dunes.jpg"), try id("small.jpg"))
    try catalog.changeSet("film", creating: true) {
      try $0.add(ReferenceSet.Member(asset: duplicate, kind: .image, path: nil))
    }
    let document = try test.library.resolve(
      test.library.chosen([small]), keeping: test.argument("media/dunes.jpg"))
    #expect(document.changed == [duplicate])
    let asset = try #require(try catalog.details(of: kept))
    #expect(asset.record.name == "hero")
    #expect(asset.record.tags == ["desert"])
    #expect(asset.record.rating == 4)
    #expect(asset.sets.map(\.set) == ["film"])
    #expect(FileManager.default.fileExists(atPath: media("small.jpg")))
    #expect(try duplicates().groups.isEmpty)
    // Once more changes nothing.
    let again = try test.library.resolve(
      test.library.chosen([test.argument(duplicate.text)]), keeping: test.argument("media/dunes.jpg"))
    #expect(again.changed.isEmpty && again.unchanged == 1)
    try catalog.undo(catalog.undoable(after: nil))
    #expect(try catalog.details(of: kept)?.record.name == nil)
    #expect(try catalog.details(of: duplicate)?.record.name == "hero")
    #expect(try catalog.details(of: duplicate)?.sets.map(\.set) == ["film"])
    #expect(try duplicates().groups.count == 1)
    #expect(try catalog.relations().isEmpty)
  }

  @Test func requestsOfADuplicateAreFoundThroughTheOneThatIsKept() throws {
    try ffmpeg("small.jpg", ["-i", media("dunes.jpg"), "-vf", "scale=iw*4/5:-2"])
    try ffmpeg("smaller.jpg", ["-i", media("dunes.jpg"), "-vf", "scale=iw*3/4:-2"])
    try index()
    let request = try test.build("@hero walks", [("hero", test.argument("media/smaller.jpg"))])
    func resolve(_ name: String, _ kept: String) throws {
      _ = try test.library.resolve(
        test.library.chosen([test.argument("media/" + name)]), keeping: test.argument("media/" + kept))
    }
    try resolve("smaller.jpg", "small.jpg")
    try resolve("small.jpg", "dunes.jpg")
    let kept = test.argument("media/dunes.jpg")
    #expect(try test.library.show(kept).requests.map(\.id) == [try #require(request.id)])
    #expect(try test.library.catalog.relations().count == 2)
    var used = FindRequest()
    used.query = "used:1"
    guard case .assets(let found) = try test.library.find(used) else { return }
    #expect(try found.assets.map(\.id) == [id("dunes.jpg")])
  }

  @Test func alternatesAreNotToldAgain() throws {
    try ffmpeg("small.jpg", ["-i", media("dunes.jpg"), "-vf", "scale=iw/2:-2"])
    try index()
    #expect(try duplicates().groups.count == 1)
    let both = [test.argument("media/dunes.jpg"), test.argument("media/small.jpg")]
    #expect(try test.library.callAlternates(test.library.chosen(both)).changed.count == 2)
    #expect(try duplicates().groups.isEmpty)
    #expect(throws: GreenroomError.self) { try test.library.callAlternates(test.library.chosen([both[0]])) }
  }

  @Test func onlyOneKindIsMergedAndNothingIntoItself() throws {
    try index()
    let kept = test.argument("media/dunes.jpg")
    for other in ["dunes.jpg", "theme.mp3"] {
      #expect(throws: GreenroomError.self) {
        try test.library.resolve(test.library.chosen([test.argument("media/" + other)]), keeping: kept)
      }
    }
  }

  @Test func aFileThatIsGoneIsLeftOut() throws {
    try index()
    try FileManager.default.removeItem(atPath: media("dunes.jpg"))
    let document = try duplicates()
    #expect(document.problems.count == 1)
    #expect(document.problems.first?.code == "file.missing")
  }
}
