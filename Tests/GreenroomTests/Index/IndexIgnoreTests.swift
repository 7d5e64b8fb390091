import Foundation
import Greenroom
import GreenroomCatalog
import GreenroomModel
import Testing

/// Rules decide what is indexed from now on; what the catalog has stays.
@Suite struct IndexIgnoreTests {
  private let world: IndexWorld

  init() throws { world = try IndexWorld() }

  @Test func whatIsIgnoredIsNotIndexed() throws {
    try world.writeText(".greenroomignore", "proxies/\n*_draft.png\n")
    for name in ["a.png", "a_draft.png", "proxies/a.png", "sub/b_draft.png", "sub/c.png", "d.png.part"] {
      try world.write(name, name.hashValue)
    }
    #expect(try world.index(dryRun: true).summary == "2 seen, 2 added")
    #expect(try world.index().summary == "2 seen, 2 added")
    #expect(try world.asset("sub/c.png") != nil)
    #expect(try world.asset("proxies/a.png") == nil)
    #expect(try world.index("sub").summary == "1 seen, 1 unchanged")
    // A file that is named is looked at whatever the rules say.
    #expect(try world.index("a_draft.png").summary == "1 seen, 1 added")
  }

  @Test func mediaThatBecomeIgnoredKeepEverything() throws {
    for name in ["a.png", "old/b.png", "old/c.png"] { try world.write(name, name.hashValue) }
    try world.index()
    try world.curate("old/b.png", as: "hero")
    try world.writeText(".greenroomignore", "old/\n")
    let document = try world.index()
    #expect(document.summary == "1 seen, 1 unchanged")
    #expect(document.ignored == 2)
    #expect(try world.isMissing("old/b.png") == false)
    #expect(try world.curated("old/b.png") == "@hero tag-hero in set")
    #expect(try world.index().ignored == 2)
    // Gone is gone, ignored or not.
    try world.remove("old/c.png")
    #expect(try world.index().summary == "1 seen, 1 unchanged, 1 missing")
    try world.remove(".greenroomignore")
    #expect(try world.index().summary == "2 seen, 2 unchanged")
  }

  /// A rule that ignores a whole library is no disk that lost its files.
  @Test func rulesNeverLookLikeALoss() throws {
    for number in 0..<60 { try world.write("\(number).png", number) }
    try world.index()
    try world.writeText(".greenroomignore", "*\n")
    let document = try world.index()
    #expect(document.summary == "")
    #expect(document.ignored == 60)
  }

  /// A file that leaves an ignored folder is followed.
  @Test func aMoveOutOfAnIgnoredFolderIsAMove() throws {
    try world.write("old/a.png", 1)
    try world.index()
    try world.curate("old/a.png", as: "hero")
    try world.writeText(".greenroomignore", "old/\n")
    try world.index()
    try world.rename("old/a.png", to: "new/a.png")
    #expect(try world.index().summary == "1 seen, 1 moved")
    #expect(try world.curated("new/a.png") == "@hero tag-hero in set")
  }

  @Test func rulesThatCannotBeReadAreAProblemOfTheRun() throws {
    try world.write("a.png", 1)
    mkfifo(world.path(".greenroomignore").text, 0o600)
    let document = try world.index()
    #expect(document.added == 1 && document.failed == 1)
    #expect(document.problems.map(\.path) == [world.path(".greenroomignore").text])
  }
}
