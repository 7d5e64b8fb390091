import Foundation
import GRDB
import GreenroomModel
import Testing

@testable import GreenroomCatalog

/// What files say of themselves, and what the files beside them say, is kept, found and forgotten with them.
@Suite struct EmbeddedTests {
  private let library: TestLibrary

  init() throws { library = try TestLibrary() }

  private func generated(
    _ path: String, _ content: UInt64, _ change: (inout EmbeddedFacts) -> Void = { _ in }
  ) -> TestFile {
    var file = TestFile(path, content: content)
    file.embedded.prompt = "a red fox, 雪地"
    file.embedded.model = "Dreamy_v2"
    file.embedded.seed = "18446744073709551615"
    file.embedded.steps = 20
    file.embedded.keywords = ["winter", "place/forest"]
    file.embedded.labels = ["tc260:1"]
    file.embedded.blocks = [
      EmbeddedBlock(kind: "png:parameters", bytes: 9, isCut: false, packed: [1, 2, 3]),
      EmbeddedBlock(kind: "png:workflow", bytes: 900, isCut: true, packed: []),
    ]
    change(&file.embedded)
    return file
  }

  private func beside(_ path: String, _ kind: Companion.Kind, modified: Int64 = 1, _ text: String) -> TestFile
  {
    var facts = EmbeddedFacts()
    facts.description = text
    var file = TestFile(path, content: 0, inode: 900)
    file.modified = modified
    file.problem = FileProblem(
      .fileUnsupported, "It is beside.", isMedia: false, companion: Companion(kind: kind, facts: facts))
    return file
  }

  private func found(_ query: String) throws -> [String] {
    try library.catalog.find(try Query(query), sort: AssetOrder(.path, isDescending: false), now: Date())
      .assets.compactMap { $0.path?.text }
  }

  private func details(_ path: String) throws -> AssetDetails {
    let record = try #require(try library.catalog.asset(at: MediaPath(path)))
    return try #require(try library.catalog.details(of: record.id))
  }

  @Test func allIsKeptAsItWas() throws {
    let file = generated("/m/a.png", 1)
    try library.index(file, TestFile("/m/b.png", content: 2))
    #expect(try details("/m/a.png").embedded == file.embedded)
    #expect(try details("/m/b.png").embedded == nil)
  }

  @Test(arguments: [
    "fox", "雪地", "winter", "forest", "prompt:fox", "prompt:\"a red\"", "prompt:r*x", "model:dreamy_v2",
    "model:dream*",
    "seed:18446744073709551615", "has:prompt", "has:label", "prompt:雪",
  ])
  func isFound(query: String) throws {
    try library.index(generated("/m/a.png", 1), TestFile("/m/b.png", content: 2))
    #expect(try found(query) == ["/m/a.png"])
    #expect(try found("-" + query) == ["/m/b.png"])
  }

  @Test(arguments: [
    "blurry", "\"png:parameters\"", "prompt:winter", "model:dreamy", "seed:1", "has:manifest", "has:caption",
  ])
  func isNotFoundByWhatItDoesNotSay(query: String) throws {
    try library.index(generated("/m/a.png", 1) { $0.negativePrompt = "blurry" })
    #expect(try found(query) == [])
  }

  @Test func aNewReadingReplacesAnOlderOne() throws {
    var file = generated("/m/a.png", 1)
    try library.index(file)
    file.embedded = EmbeddedFacts()
    file.embedded.title = "Fox"
    try library.index(file)
    #expect(try details("/m/a.png").embedded == file.embedded)
    #expect(try found("winter") == [])
    #expect(try found("fox") == ["/m/a.png"])
    file.embedded = EmbeddedFacts()
    try library.index(file)
    #expect(try details("/m/a.png").embedded == nil)
    #expect(try found("fox") == [])
  }

  @Test func whatAPersonSaysIsNeverReplaced() throws {
    try library.index(TestFile("/m/a.png", content: 1))
    let asset = try #require(try library.asset("/m/a.png"))
    _ = try library.catalog.add(tags: ["mine"], to: [asset])
    try library.index(generated("/m/a.png", 1) { $0.rating = 5 })
    let record = try details("/m/a.png").record
    #expect(record.tags == ["mine"])
    #expect(record.rating == nil)
    #expect(try found("tag:winter") == [])
  }

  // MARK: - Beside

  @Test(arguments: ["/m/a.txt", "/m/a.png.txt", "/m/a.xmp", "/m/a.png.xmp"])
  func whatStandsBesideSpeaksOfIt(path: String) throws {
    let kind = path.hasSuffix("txt") ? Companion.Kind.caption : .sidecar
    // In either order, and beside files that are called nearly so.
    let media = ["/m/a.png", "/m/a", "/m/ab.png", "/m/a.b.png", "/n/a.png"].enumerated().map {
      TestFile($1, content: UInt64($0) + 1)
    }
    try library.index(media[0], media[1], media[2])
    try library.index(beside(path, kind, "a lighthouse"))
    try library.index(media[3], media[4])
    let isOfStem = path == "/m/a.txt" || path == "/m/a.xmp"
    let expected = isOfStem ? ["/m/a", "/m/a.png"] : ["/m/a.png"]
    #expect(try found("lighthouse") == expected)
    #expect(try found("has:\(kind.rawValue)") == expected)
    #expect(try details("/m/a.png").beside.map(\.path.text) == [path])
    #expect(try details("/m/ab.png").beside.isEmpty)
  }

  @Test func whatIsChangedOrGoneIsNoLongerSaid() throws {
    try library.index(TestFile("/m/a.png", content: 1), beside("/m/a.txt", .caption, "lighthouse"))
    try library.index(beside("/m/a.txt", .caption, modified: 2, "harbour"))
    #expect(try found("lighthouse") == [])
    #expect(try found("harbour") == ["/m/a.png"])
    let location = try library.location("/m/a.txt")
    try library.apply { $0.vanished = [location] }
    #expect(try found("harbour") == [])
    #expect(try details("/m/a.png").beside.isEmpty)
  }

  @Test func aTextThatIsNoCaptionAnyMoreSaysNothing() throws {
    try library.index(TestFile("/m/a.png", content: 1), beside("/m/a.txt", .caption, "lighthouse"))
    var file = TestFile("/m/a.txt", content: 0, inode: 900)
    file.modified = 2
    file.problem = FileProblem(.fileUnsupported, "It is too long.", isMedia: false)
    try library.index(file)
    #expect(try found("lighthouse") == [])
    // And one that becomes a picture is a picture.
    try library.index(
      beside("/m/a.txt", .caption, modified: 3, "lighthouse"), TestFile("/m/a.txt", content: 5))
    #expect(try found("lighthouse") == [])
    #expect(try found("has:caption") == [])
  }

  @Test func aFileThatMovesAwayLeavesItsCaptionBehind() throws {
    let file = TestFile("/m/a.png", content: 1)
    try library.index(file, beside("/m/a.txt", .caption, "lighthouse"))
    let location = try library.location("/m/a.png")
    try library.apply { $0.moves = [IndexBatch.Move(location, to: MediaPath("/m/b.png"), stamp: file.stamp)] }
    #expect(try found("lighthouse") == [])
    try library.apply {
      $0.moves = [IndexBatch.Move(location, to: MediaPath("/m/a.webp"), stamp: file.stamp)]
    }
    #expect(try found("lighthouse") == ["/m/a.webp"])
  }

  @Test func lookingForCompanionsReadsNoWholeTable() throws {
    try library.index(TestFile("/m/a.png", content: 1))
    let plan = try library.catalog.read { database in
      try Row.fetchAll(
        database,
        sql: "EXPLAIN QUERY PLAN SELECT \(SearchDocument.columns) FROM asset "
          + "LEFT JOIN searchText ON searchText.asset = asset.pk WHERE asset.pk = 1"
      ).map { $0["detail"] as String }
    }
    #expect(plan.contains { $0.contains("companionByStem") })
    #expect(
      !plan.contains {
        $0.hasPrefix("SCAN companion") || $0.hasPrefix("SCAN embedded") || $0.hasPrefix("SCAN media")
      }, "\(plan)")
  }
}
