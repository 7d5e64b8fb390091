import Foundation
import GRDB
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomCatalog

/// No trigger notes what is new: whoever inserts it has its words follow.
@Suite struct NewWordsTests {
  private let library: TestLibrary

  init() throws { library = try TestLibrary() }

  private func found(_ query: String) throws -> [String] {
    try library.catalog.find(try Query(query), now: Date()).assets.compactMap { $0.path?.fileName.text }
  }

  private func caption(_ path: String, _ text: String) -> TestFile {
    var facts = EmbeddedFacts()
    facts.description = text
    return TestFile(path, content: 9).with {
      $0.problem = FileProblem(
        .fileUnsupported, "It is beside.", isMedia: false, companion: Companion(kind: .caption, facts: facts))
    }
  }

  @Test func theNewestComeFirstWhetherTheirWordsWereGatheredOrNot() throws {
    let files = (1...9).map { number in
      TestFile("/m/hero \(number).png", content: UInt64(number)).with {
        if number % 3 == 0 { $0.embedded.prompt = "a fox" }
        if number == 5 { $0.path = MediaPath(bytes: Array("/m/hero ".utf8) + [0xFF] + Array(" 5.png".utf8)) }
      }
    }
    try library.index(files)
    let newest = Array(try found("").reversed())
    #expect(newest.count == 9)
    #expect(try found("hero").reversed() == newest)
    #expect(try found("fox") == ["hero 9.png", "hero 6.png", "hero 3.png"])
    #expect(try found("\" 5.png\"").count == 1)
  }

  @Test func aCopyIsFoundByBothPaths() throws {
    try library.index(TestFile("/m/first.png", content: 1))
    let asset = try library.asset("/m/first.png")
    try library.index(TestFile("/m/second.png", content: 1, inode: 2).with { $0.sameAs = asset })
    #expect(try found("second") == ["first.png"])
    #expect(try found("first") == ["first.png"])
  }

  @Test func whatStoodBesideBeforeSpeaksOfTheNew() throws {
    try library.index(caption("/m/a.txt", "a lighthouse"))
    try library.index(TestFile("/m/a.png", content: 1), TestFile("/m/b.png", content: 2))
    #expect(try found("lighthouse") == ["a.png"])
    #expect(Set(try found("png")) == ["a.png", "b.png"])
  }

  @Test func whatComesBesideInBetweenSpeaksOfTheNew() throws {
    try library.index(
      TestFile("/m/a.png", content: 1), caption("/m/b.txt", "a lampion"), TestFile("/m/b.png", content: 2),
      TestFile("/m/c.png", content: 3))
    #expect(try found("lampion") == ["b.png"])
  }

  @Test func aCopyThatWasMadeHereIsFoundByItsPath() throws {
    try library.index(TestFile("/m/a.png", content: 1))
    let source = try #require(try library.catalog.asset(at: MediaPath("/m/a.png")))
    _ = try library.catalog.keepDerivative(
      TestFile("/derived/fitted.png", content: 2).entry, of: source.id, recipe: "fit/1", probeVersion: 1,
      at: Date())
    #expect(try found("fitted") == ["fitted.png"])
    #expect(try CatalogFile(ofLibrary: library.folder.path).contradictions().isEmpty)
  }

  @Test func aPathThatComesTwiceHoldsTheLast() throws {
    try library.index(
      TestFile("/m/a.png", content: 1), TestFile("/m/a.png", content: 2).with { $0.modified = 2 })
    #expect(try library.catalog.find(try Query("png"), now: Date()).total == 1)
    #expect(try found("png") == ["a.png"])
    #expect(try CatalogFile(ofLibrary: library.folder.path).contradictions().isEmpty)
  }

  @Test func manyAreAsManyAsFew() throws {
    let files = (1...1_200).map { TestFile("/m/\($0).png", content: UInt64($0)) }
    try library.index(files)
    try library.index(TestFile("/m/last.png", content: 5_000))
    #expect(try library.catalog.find(try Query("png"), now: Date()).total == 1_201)
    #expect(try library.catalog.find(try Query("kind:image"), now: Date()).total == 1_201)
  }
}
