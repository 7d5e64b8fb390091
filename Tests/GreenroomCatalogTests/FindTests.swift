import Foundation
import GreenroomCatalog
import GreenroomModel
import Testing

/// A small library that has one of everything, and queries over it. Assets are told by their file names.
@Suite struct FindTests {
  private static let now = Date()

  @Test(arguments: [
    ("", ["beach.png", "dolly.mp4", "élan.wav", "hero.jpg", "quad.mov", "theme.mp3", "西湖日落.jpg"]),
    ("kind:image", ["beach.png", "hero.jpg", "西湖日落.jpg"]),
    ("-kind:image -kind:video", ["élan.wav", "theme.mp3"]),
    ("kind:image , kind:audio dur:..10", ["beach.png", "hero.jpg", "theme.mp3", "西湖日落.jpg"]),
    ("tag:Outdoor", ["beach.png", "hero.jpg"]), ("tag:out*", ["beach.png", "hero.jpg"]),
    ("-tag:* kind:video", ["dolly.mp4"]), ("tag:ÉTÉ", ["beach.png"]), ("tag:out", []),
    ("name:HERO", ["hero.jpg"]), ("name:@hero", ["hero.jpg"]), ("name:小*", ["西湖日落.jpg"]), ("name:her", []),
    ("name:*", ["hero.jpg", "西湖日落.jpg"]),
    ("hero", ["hero.jpg", "theme.mp3"]), ("@hero", ["hero.jpg"]), ("@HER", ["hero.jpg"]),
    ("HERO", ["hero.jpg", "theme.mp3"]), ("西湖", ["西湖日落.jpg"]),
    ("湖", ["西湖日落.jpg"]),
    ("ÉLAN", ["élan.wav"]), ("elan", ["élan.wav"]), ("sunset", ["西湖日落.jpg"]),
    ("\"camera like\"", ["dolly.mp4", "hero.jpg"]),
    ("refs/hero", ["hero.jpg"]), ("refs", ["beach.png", "hero.jpg"]), ("100%", ["quad.mov"]), ("100_", []),
    ("h*o.jpg", ["hero.jpg"]), ("été", ["beach.png"]),
    ("path:refs/", ["beach.png", "hero.jpg"]), ("path:*.jpg", ["hero.jpg", "西湖日落.jpg"]),
    ("path:REFS/*.png", ["beach.png"]),
    ("path:/m/*.mp4", ["dolly.mp4"]), ("path:/n/*", []), ("path:\"*\"", []),
    ("set:Opening", ["dolly.mp4", "hero.jpg"]), ("set:*", ["dolly.mp4", "hero.jpg"]),
    ("-set:* kind:video", ["quad.mov"]),
    ("container:jpg", ["hero.jpg", "西湖日落.jpg"]), ("codec:h265", ["quad.mov"]), ("codec:aac", ["quad.mov"]),
    ("codec:pcm*", ["élan.wav"]),
    ("fps:23.976", ["dolly.mp4"]), ("fps:24", []), ("fps:>=24", ["quad.mov"]),
    ("-fps:>=24 kind:video", ["dolly.mp4"]),
    ("-fps:>=24 kind:image tag:*", ["beach.png", "hero.jpg", "西湖日落.jpg"]),
    ("dur:2..15", ["dolly.mp4", "theme.mp3"]), ("dur:>15", ["quad.mov", "élan.wav"]),
    ("dur:5", ["dolly.mp4"]), ("dur:1:30", ["élan.wav"]),
    ("dur:..2.3", ["theme.mp3"]), ("dur:<2.3", []),
    ("w:>=3840", ["quad.mov"]), ("h:1080", ["dolly.mp4"]), ("w:..299", []),
    ("ratio:16:9", ["dolly.mp4", "quad.mov"]),
    ("ratio:<1", ["hero.jpg"]), ("ratio:1..1.4", ["beach.png", "西湖日落.jpg"]),
    ("bytes:>1MB", ["quad.mov"]),
    ("bytes:..1kB", ["beach.png", "dolly.mp4", "élan.wav", "hero.jpg", "theme.mp3", "西湖日落.jpg"]),
    ("added:1h.. kind:audio", ["élan.wav", "theme.mp3"]), ("added:..1h", []), ("added:2000..2001", []),
    ("used:0 kind:video", ["quad.mov"]), ("used:1 kind:image", ["hero.jpg"]),
    ("unused: kind:video", ["quad.mov"]),
    ("used:>=1", ["dolly.mp4", "hero.jpg"]), ("used:1h..", ["dolly.mp4", "hero.jpg"]), ("used:..1h", []),
    ("unused:1h kind:video", ["quad.mov"]),
    ("origin:file kind:video", ["dolly.mp4", "quad.mov"]), ("origin:generated", []), ("rating:4..", []),
    ("fits:wide", ["dolly.mp4", "quad.mov"]), ("-fits:wide kind:video", []), ("fits:unknown", []),
  ])
  func finds(query: String, expected: [String]) throws {
    let library = try TestLibrary.withOneOfEverything()
    try library.catalog.judgeFits(profile: "p", revision: "1", models: ["wide"]) { asset, _ in
      asset.kind == .video ? .warn : .fail
    }
    let page = try library.catalog.find(
      try Query(query), sort: AssetOrder(.path, isDescending: false), profile: "p", now: Self.now)
    #expect(page.assets.compactMap { $0.path?.fileName.text }.sorted() == expected.sorted())
    #expect(page.total == expected.count)
    #expect(page.next == nil)
  }

  @Test(arguments: AssetOrder.Key.allCases, [true, false])
  func pagesJoinToTheWholeInEveryOrder(key: AssetOrder.Key, isDescending: Bool) throws {
    let library = try TestLibrary.withOneOfEverything()
    let order = AssetOrder(key, isDescending: isDescending)
    let whole = try library.catalog.find(.everything, sort: order, now: Self.now)
    #expect(whole.assets.count == 7)
    var ids: [AssetID] = []
    var cursor: String?
    repeat {
      let page = try library.catalog.find(.everything, sort: order, limit: 2, after: cursor, now: Self.now)
      #expect(page.total == 7)
      #expect(page.assets.count <= 2)
      ids += page.assets.map(\.id)
      cursor = page.next
    } while cursor != nil && ids.count < 20
    #expect(ids == whole.assets.map(\.id))
  }

  @Test(arguments: AssetOrder.Key.allCases, ["", "kind:image", "e"])
  func skippingGoesOnAnywhere(key: AssetOrder.Key, query: String) throws {
    let library = try TestLibrary.withOneOfEverything()
    let (order, query) = (AssetOrder(key, isDescending: true), try Query(query))
    let whole = try library.catalog.find(query, sort: order, now: Self.now)
    for skipped in 0...(whole.total + 1) {
      let page = try library.catalog.find(query, sort: order, limit: 2, skipping: skipped, now: Self.now)
      #expect(page.assets.map(\.id) == whole.assets.dropFirst(skipped).prefix(2).map(\.id), "\(skipped)")
      #expect(page.total == whole.total, "\(skipped)")
      guard let next = page.next else { continue }
      let following = try library.catalog.find(query, sort: order, limit: 2, after: next, now: Self.now)
      #expect(following.assets.map(\.id) == whole.assets.dropFirst(skipped + 2).prefix(2).map(\.id))
    }
  }

  @Test func ordersAreWhatTheySay() throws {
    let library = try TestLibrary.withOneOfEverything()
    func files(_ order: String) throws -> [String] {
      try library.catalog.find(.everything, sort: try AssetOrder(order), now: Self.now)
        .assets.compactMap { $0.path?.fileName.text }
    }
    #expect(
      try files("path")
        == ["dolly.mp4", "quad.mov", "theme.mp3", "élan.wav", "西湖日落.jpg", "beach.png", "hero.jpg"])
    #expect(try files("-dur").prefix(4) == ["élan.wav", "quad.mov", "dolly.mp4", "theme.mp3"])
    #expect(try files("dur").prefix(4) == ["theme.mp3", "dolly.mp4", "quad.mov", "élan.wav"])
    #expect(try files("name").prefix(2) == ["hero.jpg", "西湖日落.jpg"])
    #expect(try files("added") == files("+added").reversed())
  }

  @Test func aCursorBelongsToItsOrder() throws {
    let library = try TestLibrary.withOneOfEverything()
    let page = try library.catalog.find(.everything, limit: 2, now: Self.now)
    let cursor = try #require(page.next)
    for (sort, text) in [("path", cursor), ("added", "nonsense"), ("added", ""), ("added", "%%%")] {
      let error = #expect(throws: GreenroomError.self) {
        try library.catalog.find(
          .everything, sort: try AssetOrder(sort), limit: 2, after: text, now: Self.now)
      }
      #expect(error?.code == .usage)
    }
  }

  @Test func wordsThatLookLikeSQLAreWords() throws {
    let library = try TestLibrary.withOneOfEverything()
    for word in ["'; DROP TABLE asset; --", "\" OR 1=1", "%", "_", "\\", "é'\"%_\\", "\u{1}\u{1}"] {
      let quoted = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      for query in [
        "\"\(quoted)\"", "tag:\"\(quoted)\"", "path:\"\(quoted)\"", "set:\"\(quoted)\"", "fits:\"\(quoted)\"",
      ] {
        let found = try library.catalog.find(try Query(query), now: Self.now).total
        #expect(found == (query == "\"%\"" ? 1 : 0), "\(query)")
      }
    }
    #expect(try library.catalog.find(.everything, now: Self.now).total == 7)
  }

  @Test func contentThatNoPathHoldsAnyMoreIsNotListed() throws {
    let library = try TestLibrary()
    try library.index(TestFile("/m/a.jpg", content: 1))
    try library.index(TestFile("/m/a.jpg", content: 2).with { $0.modified = 2 })
    let page = try library.catalog.find(.everything, now: Self.now)
    #expect(page.assets.map(\.fingerprint.high) == [2])
  }

  @Test func missingFilesAreListedAsSuch() throws {
    let library = try TestLibrary()
    try library.index(TestFile("/m/a.jpg", content: 1))
    let location = try library.location("/m/a.jpg")
    try library.apply { $0.vanished = [location] }
    let page = try library.catalog.find(.everything, now: Self.now)
    #expect(page.assets.map(\.isMissing) == [true])
    #expect(page.assets.first?.path == MediaPath("/m/a.jpg"))
  }
}

@Suite struct SkippedTests {
  @Test(arguments: [
    ("skipped:", ["/m/b.jpg", "/m/readme.txt", "/m/sub/cut.mp4"]),
    ("skipped:file.truncated", ["/m/sub/cut.mp4"]),
    ("skipped:file.*", ["/m/b.jpg", "/m/readme.txt", "/m/sub/cut.mp4"]),
    ("skipped: path:*.txt", ["/m/readme.txt"]),
    ("skipped: ends", ["/m/sub/cut.mp4"]), ("skipped: -ends", ["/m/b.jpg", "/m/readme.txt"]),
    ("skipped: SUB", ["/m/sub/cut.mp4"]),
    ("skipped:file.empty , skipped: readme", ["/m/b.jpg", "/m/readme.txt"]),
  ])
  func findsFilesWithoutFacts(query: String, expected: [String]) throws {
    let library = try Self.library()
    let page = try library.catalog.problems(matching: try Query(query))
    #expect(page.problems.map(\.path.text) == expected)
    #expect(page.total == expected.count)
    #expect(try library.catalog.find(try Query(query), now: Date()).total == 0)
  }

  @Test func pagesByPath() throws {
    let library = try Self.library()
    let first = try library.catalog.problems(matching: try Query("skipped:"), limit: 2)
    #expect(first.problems.map(\.path.text) == ["/m/b.jpg", "/m/readme.txt"])
    let second = try library.catalog.problems(matching: try Query("skipped:"), limit: 2, after: first.next)
    #expect(second.problems.map(\.path.text) == ["/m/sub/cut.mp4"])
    #expect(second.next == nil)
    let skipping = try library.catalog.problems(matching: try Query("skipped:"), limit: 2, skipping: 1)
    #expect(skipping.problems.map(\.path.text) == ["/m/readme.txt", "/m/sub/cut.mp4"])
  }

  @Test func saysWhatIsWrongWithOnePath() throws {
    let library = try Self.library()
    let problem = try library.catalog.problem(at: MediaPath("/m/readme.txt"))
    #expect(problem?.problem == FileProblem(.fileUnsupported, "It is text.", isMedia: false))
    #expect(problem?.bytes == 1_000)
    #expect(try library.catalog.problem(at: MediaPath("/m/a.jpg")) == nil)
  }

  private static func library() throws -> TestLibrary {
    let library = try TestLibrary()
    func broken(_ path: String, _ content: UInt64, _ problem: FileProblem) -> TestFile {
      TestFile(path, content: content).with { $0.problem = problem }
    }
    try library.index(
      TestFile("/m/a.jpg", content: 1), broken("/m/b.jpg", 2, FileProblem(.fileEmpty, "It is empty.")),
      broken("/m/sub/cut.mp4", 3, FileProblem(.fileTruncated, "It ends too early.")),
      broken("/m/readme.txt", 4, FileProblem(.fileUnsupported, "It is text.", isMedia: false)))
    return library
  }
}
