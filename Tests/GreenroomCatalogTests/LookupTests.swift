import Foundation
import GreenroomModel
import Testing

@testable import GreenroomCatalog

@Suite struct LookupTests {
  @Test func byNameInAnyCaseAndComposition() throws {
    let library = try TestLibrary()
    try library.index(TestFile("/m/a.jpg", content: 1), TestFile("/m/b.jpg", content: 2))
    _ = try library.catalog.setName(try AssetName("Élan"), of: try library.key("/m/a.jpg"))
    #expect(try library.catalog.asset(named: "éLAN")?.path == MediaPath("/m/a.jpg"))
    #expect(try library.catalog.asset(named: "e\u{301}lan")?.name == "Élan")
    #expect(try library.catalog.asset(named: "elan") == nil)
    #expect(try library.catalog.assetNames() == ["Élan"])
    let error = #expect(throws: GreenroomError.self) {
      try library.catalog.setName(try AssetName("ÉLAN"), of: try library.key("/m/b.jpg"))
    }
    #expect(error?.code == .conflict)
    #expect(try library.catalog.setName(nil, of: try library.key("/m/a.jpg")) == "Élan")
    #expect(try library.catalog.asset(named: "Élan") == nil)
  }

  @Test func byTheBeginningOfAnID() throws {
    let library = try TestLibrary()
    try library.index((1...50).map { TestFile("/m/\($0).jpg", content: $0) })
    let id = try library.id("/m/7.jpg")
    #expect(try library.catalog.asset(id: id)?.path == MediaPath("/m/7.jpg"))
    #expect(try library.catalog.assets(withPrefix: String(id.text.prefix(6))).map(\.id).contains(id))
    #expect(try library.catalog.assets(withPrefix: "").count == 50)
    #expect(try library.catalog.assets(withPrefix: "", limit: 3).count == 3)
    #expect(try library.catalog.assets(withPrefix: id.text + "0").isEmpty)
  }

  @Test func detailsHoldWhatHangsOnAnAsset() throws {
    let library = try TestLibrary.withOneOfEverything()
    let identity = RootIdentity(fileSystem: "f", inode: 1)
    let later = Date(timeIntervalSinceNow: 100)
    try library.catalog.recordScan(of: MediaPath("/m"), identity: identity, at: later)
    let details = try #require(try library.catalog.details(of: try library.id("/m/dolly.mp4")))
    #expect(details.locations.map(\.path) == [MediaPath("/m/dolly.mp4")])
    #expect(details.locations.map(\.state) == [.present])
    #expect(abs(details.locations[0].seenAt.timeIntervalSince(later)) < 0.001)
    #expect(details.sets == [AssetDetails.Membership(set: "opening", number: 1)])
    #expect(details.requests.map(\.model) == ["m"])
    #expect(details.requests.map(\.role) == [.referenceImage])
    #expect(try library.catalog.details(of: AssetID(random: 1)) == nil)
  }

  @Test func aSetCountsPerKind() throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.catalog.changeSet("opening") { set in
      try set.add(ReferenceSet.Member(asset: try library.id("/m/refs/beach.png"), kind: .image))
    }
    let details = try library.catalog.details(of: try library.id("/m/refs/beach.png"))
    #expect(details?.sets == [AssetDetails.Membership(set: "opening", number: 2)])
  }

  @Test func statisticsCount() throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.index(
      TestFile("/m/x", content: 100).with { $0.problem = FileProblem(.fileEmpty, "Empty.") },
      TestFile("/m/y", content: 101).with {
        $0.problem = FileProblem(.fileUnsupported, "Text.", isMedia: false)
      })
    try library.index(TestFile("/m/theme.mp3", content: 60, inode: 6).with { $0.modified = 2 })
    let gone = try library.location("/m/dolly.mp4")
    try library.apply { $0.vanished = [gone] }
    let statistics = try library.catalog.statistics()
    #expect(statistics.assets == [.image: 4, .video: 2, .audio: 1])
    #expect(statistics.missingAssets == 1)
    #expect(statistics.replacedAssets == 1)
    #expect(statistics.skippedFiles == 1)
    #expect(statistics.failedFiles == 1)
    #expect(statistics.sets == 1)
    #expect(statistics.requests == 1)
    #expect(statistics.fileBytes > 0)
    #expect(statistics.formatVersion == Schema.version)
    #expect(try library.catalog.integrityProblems().isEmpty)
  }
}

@Suite struct FitsTests {
  @Test func onlyNewAndChangedAssetsAreJudged() throws {
    let library = try TestLibrary()
    try library.index((1...3).map { TestFile("/m/\($0).jpg", content: $0) })
    var judged: [String] = []
    func judge(revision: String = "1", models: [String] = ["a"]) throws -> [String] {
      judged = []
      try library.catalog.judgeFits(profile: "p", revision: revision, models: models) { asset, model in
        judged.append("\(asset.path?.fileName.text ?? "") \(model)")
        return .pass
      }
      return judged.sorted()
    }
    #expect(try judge() == ["1.jpg a", "2.jpg a", "3.jpg a"])
    #expect(try judge() == [])
    try library.index(TestFile("/m/4.jpg", content: 4))
    try library.index(TestFile("/m/1.jpg", content: 1).with { $0.facts.width = 5 })
    #expect(try judge() == ["1.jpg a", "4.jpg a"])
    let location = try library.location("/m/2.jpg")
    try library.apply {
      $0.moves = [IndexBatch.Move(location, to: MediaPath("/m/2.png"), stamp: TestFile("", content: 2).stamp)]
    }
    #expect(try judge() == ["2.png a"])
    #expect(try judge(models: ["a", "b"]).count == 4)
    #expect(try judge(revision: "2").count == 4)
  }

  @Test func verdictsOfAnotherProfileDoNotCount() throws {
    let library = try TestLibrary()
    try library.index(TestFile("/m/1.jpg", content: 1))
    try library.catalog.judgeFits(profile: "p", revision: "1", models: ["a"]) { _, _ in .warn }
    try library.catalog.judgeFits(profile: "q", revision: "1", models: ["a"]) { _, _ in .fail }
    let query = try Query("fits:a")
    #expect(try library.catalog.find(query, profile: "p", now: Date()).total == 1)
    #expect(try library.catalog.find(query, profile: "q", now: Date()).total == 0)
    #expect(try library.catalog.find(query, now: Date()).total == 0)
  }
}
