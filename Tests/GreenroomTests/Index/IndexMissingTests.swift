import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomModel
import Testing

/// Missing is not deleted, offline is not missing, and much at once is nobody's wish.
@Suite struct IndexMissingTests {
  private let world: IndexWorld

  init() throws { world = try IndexWorld() }

  @Test func aMissingFileKeepsEverythingAndComesBack() throws {
    try world.write("a.png", 1)
    try world.write("b.png", 2)
    try world.index()
    try world.curate("a.png", as: "hero")
    try world.rename("a.png", to: "../away.png")
    #expect(try world.index().summary == "1 seen, 1 unchanged, 1 missing")
    #expect(try world.isMissing("a.png") == true)
    #expect(try world.curated("a.png") == "@hero tag-hero in set")
    #expect(try world.index().summary == "1 seen, 1 unchanged")
    try world.rename("../away.png", to: "a.png")
    #expect(try world.index().summary == "2 seen, 2 unchanged")
    #expect(try world.isMissing("a.png") == false)
    #expect(try world.curated("a.png") == "@hero tag-hero in set")
  }

  @Test func whatWasNoMediaIsForgottenWhenItGoes() throws {
    try world.writeText("notes.txt", "no media")
    try world.index()
    try world.remove("notes.txt")
    #expect(try world.index().summary == "")
    #expect(try world.catalog.knownLocation(at: world.path("notes.txt")) == nil)
  }

  /// More than twenty, and more than a tenth.
  @Test(arguments: [
    (total: 20, gone: 20, stops: false), (total: 21, gone: 20, stops: false),
    (total: 21, gone: 21, stops: true),
    (total: 209, gone: 21, stops: true), (total: 210, gone: 21, stops: false),
    (total: 211, gone: 21, stops: false), (total: 219, gone: 22, stops: true),
  ])
  func manyMissingFilesStopTheRun(total: Int, gone: Int, stops: Bool) throws {
    for number in 0..<total { try world.write("\(number).png", number) }
    try world.index()
    for number in 0..<gone { try world.remove("\(number).png") }
    try world.write("new.png", -1)
    guard stops else {
      #expect(try world.index().missing == gone)
      return
    }
    let error = #expect(throws: GreenroomError.self) { try world.index() }
    #expect(error?.code == .massDisappearance)
    #expect(
      error?.message.hasPrefix("\(gone) of the \(total) media that were below “\(world.mediaPath)” are gone.")
        == true)
    #expect(error?.hint?.contains("--accept-missing") == true)
    #expect(try world.isMissing("0.png") == false)
    #expect(try world.asset("new.png") != nil)
    #expect(try world.index(acceptMissing: true).missing == gone)
    #expect(try world.isMissing("0.png") == true)
    #expect(try world.index().missing == 0)
  }

  @Test func filesThatMovedAreNotMissing() throws {
    for number in 0..<50 { try world.write("a/\(number).png", number) }
    try world.index()
    try world.rename("a", to: "b")
    #expect(try world.index().summary == "50 seen, 50 moved")
  }

  @Test func aRootThatIsGoneIsOffline() throws {
    try fill("disk")
    try world.rename("disk", to: "../unplugged")
    let error = #expect(throws: GreenroomError.self) { try world.index("disk") }
    #expect(error?.code == .rootOffline)
    #expect(error?.message.contains("there is nothing at its path") == true)
    #expect(try world.isMissing("disk/0.png") == false)
    try world.rename("../unplugged", to: "disk")
    #expect(try world.index("disk").summary == "3 seen, 3 unchanged")
  }

  @Test(arguments: [true, false])
  func anotherFolderAtARootsPathIsNotThatRoot(isEmpty: Bool) throws {
    try fill("disk")
    try world.rename("disk", to: "../unplugged")
    try FileManager.default.createDirectory(
      atPath: world.path("disk").text, withIntermediateDirectories: false)
    if !isEmpty { try world.write("disk/other.png", 99) }
    let error = #expect(throws: GreenroomError.self) { try world.index("disk") }
    #expect(error?.code == .rootOffline)
    #expect(error?.message.contains("not the folder that was indexed") == true)
    #expect(try world.isMissing("disk/0.png") == false)
    #expect(try world.asset("disk/other.png") == nil)
    #expect(throws: GreenroomError.self) { try world.index("disk", dryRun: true) }
  }

  @Test func aPersonMayPutAnotherFolderInARootsPlace() throws {
    try fill("disk")
    try world.curate("disk/0.png", as: "hero")
    try world.rename("disk", to: "../old")
    try world.write("disk/other.png", 99)
    #expect(try world.index("disk", acceptMissing: true).summary == "1 seen, 1 added, 3 missing")
    #expect(try world.curated("disk/0.png") == "@hero tag-hero in set")
    #expect(try world.index("disk").summary == "1 seen, 1 unchanged")
  }

  @Test func aPersonMayGiveUpARootThatIsGone() throws {
    try fill("disk")
    try world.rename("disk", to: "../old")
    #expect(try world.index("disk", acceptMissing: true).summary == "3 missing")
    #expect(try world.isMissing("disk/0.png") == true)
  }

  @Test func aFolderInsideAnOfflineRootIsOfflineToo() throws {
    try fill("disk/sub")
    try world.index("disk")
    try world.rename("disk", to: "../unplugged")
    try world.write("disk/sub/other.png", 99)
    let error = #expect(throws: GreenroomError.self) { try world.index("disk/sub") }
    #expect(error?.code == .rootOffline)
  }

  @Test func anOfflineRootInsideAnotherIsLeftAlone() throws {
    try fill("disk")
    try world.write("b.png", 50)
    try world.index()
    try world.rename("disk", to: "../unplugged")
    try FileManager.default.createDirectory(
      atPath: world.path("disk").text, withIntermediateDirectories: false)
    let document = try world.index()
    #expect(document.summary == "1 seen, 1 unchanged, 1 failed")
    #expect(document.problems.map(\.path) == [world.path("disk").text])
    #expect(document.problems.first?.message.contains("offline") == true)
    #expect(try world.isMissing("disk/0.png") == false)
  }

  @Test func aRenamedRootTakesItsAssetsToItsNewPath() throws {
    try fill("disk")
    try world.curate("disk/0.png", as: "hero")
    try world.rename("disk", to: "elsewhere")
    #expect(try world.index("elsewhere").summary == "3 seen, 3 moved")
    #expect(try world.curated("elsewhere/0.png") == "@hero tag-hero in set")
  }

  @Test(.enabled(if: getuid() != 0, "the superuser can read every folder"))
  func filesInAClosedFolderStayAsTheyAre() throws {
    try world.write("closed/a.png", 1)
    try world.write("b.png", 2)
    try world.index()
    chmod(world.path("closed").text, 0)
    defer { chmod(world.path("closed").text, 0o700) }
    let document = try world.index()
    #expect(document.summary == "1 seen, 1 unchanged, 1 failed")
    #expect(document.problems.map(\.code) == ["file.unreadable"])
    #expect(try world.isMissing("closed/a.png") == false)
  }

  /// Three pictures in a folder that is a root of its own.
  private func fill(_ root: String) throws {
    for number in 0..<3 { try world.write("\(root)/\(number).png", number) }
    try world.index(root)
  }
}
