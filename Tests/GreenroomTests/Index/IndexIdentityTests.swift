import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomModel
import Testing

/// An asset stays itself when its file moves; copies are second places of one asset; an edit is a new asset
/// that takes over what people gave the old one.
@Suite struct IndexIdentityTests {
  private let world: IndexWorld
  /// Longer than what a fingerprint covers.
  private let long = 400_000

  init() throws { world = try IndexWorld() }

  @Test(arguments: [("a.png", "b.png"), ("a.png", "A.png"), ("a.png", "sub/dir/a.png"), ("x/a.png", "a.png")])
  func aRenamedFileStaysItself(name: String, other: String) throws {
    try world.write(name, 1)
    try world.write("other.png", 2)
    try world.index()
    try world.curate(name, as: "hero")
    let id = try world.id(name)
    try world.rename(name, to: other)
    #expect(try world.index().summary == "2 seen, 1 moved, 1 unchanged")
    #expect(try world.id(other) == id)
    #expect(try world.curated(other) == "@hero tag-hero in set")
    #expect(try world.asset(name) == nil)
    #expect(try world.index().summary == "2 seen, 2 unchanged")
  }

  @Test func aRenamedFolderTakesItsFilesAlong() throws {
    for number in 0..<120 { try world.write("old/\(number % 4)/\(number).png", number) }
    try world.index()
    try world.curate("old/1/5.png", as: "hero")
    let ids = try (0..<120).map { try world.id("old/\($0 % 4)/\($0).png") }
    try world.rename("old", to: "new")
    #expect(try world.index().summary == "120 seen, 120 moved")
    #expect(try (0..<120).map { try world.id("new/\($0 % 4)/\($0).png") } == ids)
    #expect(try world.curated("new/1/5.png") == "@hero tag-hero in set")
  }

  @Test func twoFilesThatSwapNamesSwapPlaces() throws {
    try world.write("a.png", 1)
    try world.write("b.png", 2, filler: long)
    try world.index()
    try world.curate("a.png", as: "anna")
    try world.curate("b.png", as: "bert")
    try swap("a.png", "b.png")
    #expect(try world.index().summary == "2 seen, 2 moved")
    #expect(try world.curated("a.png") == "@bert tag-bert in set")
    #expect(try world.curated("b.png") == "@anna tag-anna in set")
  }

  /// What has the place of another tells that the other may be elsewhere, so both are read.
  @Test(arguments: ["a.png", "b.png"])
  func aSwapIsUnderstoodFromEitherOfItsPlaces(name: String) throws {
    try world.write("a.png", 1)
    try world.write("b.png", 2, filler: long)
    try world.index()
    try world.curate("a.png", as: "anna")
    try world.curate("b.png", as: "bert")
    let ids = try [world.id("a.png"), world.id("b.png")]
    try swap("a.png", "b.png")
    #expect(try world.index(name, set: "asked").moved == 2)
    #expect(try [world.id("b.png"), world.id("a.png")] == ids)
    #expect(try world.curated("a.png").hasPrefix("@bert tag-bert"))
    #expect(try world.curated("b.png").hasPrefix("@anna tag-anna"))
    #expect(try world.index().summary == "2 seen, 2 unchanged")
  }

  @Test func threeThatWentRoundAreUnderstoodFromOneOfTheirPlaces() throws {
    for (number, name) in ["a.png", "b.png", "c.png"].enumerated() { try world.write(name, number) }
    try world.index()
    for name in ["a", "b", "c"] { try world.curate("\(name).png", as: name) }
    try world.rename("c.png", to: "../spare")
    try world.rename("b.png", to: "c.png")
    try world.rename("a.png", to: "b.png")
    try world.rename("../spare", to: "a.png")
    #expect(try world.index("b.png").moved == 3)
    #expect(try world.curated("a.png") == "@c tag-c in set")
    #expect(try world.curated("b.png") == "@a tag-a in set")
    #expect(try world.curated("c.png") == "@b tag-b in set")
  }

  @Test func namesThatGoRoundGoRoundWithTheirAssets() throws {
    for (number, name) in ["a.png", "b.png", "c.png"].enumerated() { try world.write(name, number) }
    try world.index()
    for name in ["a", "b", "c"] { try world.curate("\(name).png", as: name) }
    try world.rename("c.png", to: "spare")
    try world.rename("b.png", to: "c.png")
    try world.rename("a.png", to: "b.png")
    try world.rename("spare", to: "a.png")
    #expect(try world.index().summary == "3 seen, 3 moved")
    #expect(try world.curated("a.png") == "@c tag-c in set")
    #expect(try world.curated("b.png") == "@a tag-a in set")
    #expect(try world.curated("c.png") == "@b tag-b in set")
  }

  @Test func aChainOfRenamesIsFollowed() throws {
    for number in 1...3 { try world.write("\(number).png", number) }
    try world.index()
    for number in 1...3 { try world.curate("\(number).png", as: "n\(number)") }
    for number in (1...3).reversed() { try world.rename("\(number).png", to: "\(number + 1).png") }
    #expect(try world.index().summary == "3 seen, 3 moved")
    for number in 1...3 {
      #expect(try world.curated("\(number + 1).png") == "@n\(number) tag-n\(number) in set")
    }
    #expect(try world.asset("1.png") == nil)
  }

  @Test(arguments: [64, 400_000])
  func aCopyIsASecondPlaceOfOneAsset(filler: Int) throws {
    try world.write("a.png", 1, filler: filler)
    try world.index()
    try world.curate("a.png", as: "hero")
    try world.copy("a.png", to: "b.png")
    #expect(try world.index().summary == "2 seen, 1 added, 1 unchanged")
    #expect(try world.id("a.png") == world.id("b.png"))
    #expect(try world.curated("a.png") == "@hero tag-hero in set")
    let details = try #require(try world.catalog.details(of: world.id("a.png")))
    #expect(details.locations.map(\.path) == [world.path("a.png"), world.path("b.png")])
  }

  @Test(arguments: [64, 400_000])
  func copiesInOneRunAreOneAsset(filler: Int) throws {
    for name in ["a", "b", "c"] { try world.write("\(name).png", 1, filler: filler) }
    try world.write("d.png", 2, filler: filler)
    #expect(try world.index().summary == "4 seen, 4 added")
    #expect(try Set(["a", "b", "c"].map { try world.id("\($0).png") }).count == 1)
    #expect(try world.id("d.png") != world.id("a.png"))
  }

  /// Beginning, end and size agree, and still it is another picture.
  @Test func filesThatDifferInTheMiddleOnlyAreTwoAssets() throws {
    try world.write("a.png", 1, middle: 1, filler: long)
    try world.write("b.png", 1, middle: 2, filler: long)
    #expect(try world.index().summary == "2 seen, 2 added")
    #expect(try world.id("a.png") != world.id("b.png"))
    try world.copy("b.png", to: "c.png")
    try world.index()
    #expect(try world.id("c.png") == world.id("b.png"))
    try world.write("d.png", 1, middle: 3, filler: long)
    try world.index()
    #expect(try Set(["a", "b", "d"].map { try world.id("\($0).png") }).count == 3)
  }

  @Test func aMoveAmongLookalikesIsToldByTheFileItself() throws {
    for number in 1...3 { try world.write("\(number).png", 7, middle: number, filler: long) }
    try world.index()
    try world.curate("2.png", as: "two")
    try world.rename("2.png", to: "moved.png")
    #expect(try world.index().summary == "3 seen, 1 moved, 2 unchanged")
    #expect(try world.curated("moved.png") == "@two tag-two in set")
  }

  @Test(arguments: [64, 400_000])
  func copyThenDeleteIsAMove(filler: Int) throws {
    try world.write("a.png", 1, filler: filler)
    try world.write("other.png", 2)
    try world.index()
    try world.curate("a.png", as: "hero")
    try world.copy("a.png", to: "b.png")
    try world.remove("a.png")
    #expect(try world.index().summary == "2 seen, 1 moved, 1 unchanged")
    #expect(try world.curated("b.png") == "@hero tag-hero in set")
  }

  @Test func hardLinksAreTwoPlacesOfOneAsset() throws {
    try world.write("a.png", 1, filler: long)
    try world.link("a.png", to: "b.png")
    #expect(try world.index().summary == "2 seen, 2 added")
    #expect(try world.id("a.png") == world.id("b.png"))
    try world.link("a.png", to: "c.png")
    #expect(try world.index().summary == "3 seen, 1 added, 2 unchanged")
    #expect(try world.id("c.png") == world.id("a.png"))
  }

  @Test func anEditIsANewAssetThatTakesOver() throws {
    try world.write("a.png", 1)
    try world.index()
    try world.curate("a.png", as: "hero")
    let before = try world.id("a.png")
    try world.write("a.png", 2)
    #expect(try world.index().summary == "1 seen, 1 updated")
    #expect(try world.id("a.png") != before)
    #expect(try world.curated("a.png") == "@hero tag-hero in set")
    let old = try #require(try world.catalog.asset(id: before))
    #expect(old.name == nil && old.path == nil)
    #expect(try old.replacedBy == world.id("a.png"))
  }

  @Test func aCopyWrittenOverAnotherFileIsThatAsset() throws {
    try world.write("a.png", 1)
    try world.write("b.png", 2)
    try world.index()
    try world.copy("a.png", to: "b.png")
    #expect(try world.index().summary == "2 seen, 1 updated, 1 unchanged")
    #expect(try world.id("b.png") == world.id("a.png"))
  }

  @Test func aFileMovedOntoAnotherReplacesIt() throws {
    try world.write("a.png", 1)
    try world.write("b.png", 2)
    try world.write("c.png", 3)
    try world.index()
    try world.curate("a.png", as: "anna")
    let id = try world.id("a.png")
    try world.rename("a.png", to: "b.png")
    #expect(try world.index().summary == "2 seen, 1 moved, 1 unchanged")
    #expect(try world.id("b.png") == id)
    #expect(try world.curated("b.png") == "@anna tag-anna in set")
    #expect(try world.asset("a.png") == nil)
  }

  /// What an editor does that keeps a backup: the path is what a person meant.
  @Test func aBackupBesideAnEditLeavesTheNameWithThePath() throws {
    try world.write("a.png", 1, filler: long)
    try world.index()
    try world.curate("a.png", as: "hero")
    let before = try world.id("a.png")
    try world.rename("a.png", to: "a.bak.png")
    try world.write("a.png", 2, filler: long)
    #expect(try world.index().summary == "2 seen, 1 added, 1 updated")
    #expect(try world.id("a.bak.png") == before)
    #expect(try world.curated("a.png") == "@hero tag-hero in set")
  }

  @Test(arguments: [64, 400_000])
  func aTouchedFileStaysItself(filler: Int) throws {
    try world.write("a.png", 1, filler: filler)
    try world.index()
    try world.curate("a.png", as: "hero")
    let id = try world.id("a.png")
    try world.touch("a.png")
    #expect(try world.index().summary == "1 seen, 1 updated")
    #expect(try world.id("a.png") == id)
    #expect(try world.curated("a.png") == "@hero tag-hero in set")
    #expect(try world.index().summary == "1 seen, 1 unchanged")
  }

  @Test func aTouchedFileWithACopyStaysWhereItIs() throws {
    try world.write("a.png", 1, filler: long)
    try world.index()
    try world.curate("a.png", as: "hero")
    try world.touch("a.png")
    try world.copy("a.png", to: "b.png")
    #expect(try world.index().summary == "2 seen, 1 added, 1 updated")
    #expect(try world.id("a.png") == world.id("b.png"))
    #expect(try world.curated("a.png") == "@hero tag-hero in set")
  }

  /// Its full hash is known from the copy, so an edit between the ends is found.
  @Test func anEditInTheMiddleIsFoundWhereTheHashIsKnown() throws {
    try world.write("a.png", 1, middle: 1, filler: long)
    try world.copy("a.png", to: "b.png")
    try world.index()
    let before = try world.id("a.png")
    try world.write("a.png", 1, middle: 2, filler: long)
    #expect(try world.index().summary == "2 seen, 1 updated, 1 unchanged")
    #expect(try world.id("a.png") != before)
    #expect(try world.id("b.png") == before)
  }

  @Test func aMissingFileIsKnownAgainAtAnotherPath() throws {
    try world.write("a.png", 1, filler: long)
    try world.write("b.png", 2)
    try world.index()
    try world.curate("a.png", as: "hero")
    try world.rename("a.png", to: "../away.png")
    #expect(try world.index().missing == 1)
    try world.rename("../away.png", to: "back/again.png")
    #expect(try world.index().summary == "2 seen, 1 moved, 1 unchanged")
    #expect(try world.curated("back/again.png") == "@hero tag-hero in set")
    #expect(try world.isMissing("back/again.png") == false)
  }

  /// Inode, size and time say nothing where the content is another: a number is given out again once its file
  /// is gone, and times can be set.
  @Test func anInodeThatIsUsedAgainIsNotTheOldFile() throws {
    try world.write("a.png", 1, filler: long)
    try world.write("other.png", 9)
    try world.index()
    try world.curate("a.png", as: "hero")
    let before = try world.id("a.png")
    let stamp = try #require(try world.catalog.knownLocation(at: world.path("a.png"))).stamp
    try world.rename("a.png", to: "b.png")
    try world.overwrite("b.png", TestPicture.bytes(2, filler: long), modified: stamp.modifiedNanoseconds)
    #expect(try world.index().summary == "2 seen, 1 added, 1 unchanged, 1 missing")
    #expect(try world.catalog.knownLocation(at: world.path("b.png"))?.stamp == stamp)
    #expect(try world.id("b.png") != before)
    #expect(try world.curated("a.png") == "@hero tag-hero in set")
    #expect(try world.curated("b.png") == "")
  }

  /// Requests that used an asset lead to it wherever its file goes.
  @Test func lineageFollowsTheContent() throws {
    try world.write("a.png", 1, filler: long)
    try world.write("b.png", 2, filler: long)
    try world.index()
    let request = try world.use("a.png")
    try swap("a.png", "b.png")
    try world.index()
    #expect(try world.requests("b.png") == [request])
    #expect(try world.requests("a.png") == [])
    try world.rename("b.png", to: "B.png")
    try world.index()
    try world.copy("B.png", to: "deep/c.png")
    try world.remove("B.png")
    #expect(try world.index().summary == "2 seen, 1 moved, 1 unchanged")
    #expect(try world.requests("deep/c.png") == [request])
  }

  private func swap(_ name: String, _ other: String) throws {
    try world.rename(name, to: "../spare")
    try world.rename(other, to: name)
    try world.rename("../spare", to: other)
  }
}
