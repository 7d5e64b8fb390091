import Foundation
import GreenroomCatalog
import GreenroomModel
import Testing

/// Queries over what was generated. Assets are told by their file names.
@Suite struct FindGeneratedTests {
  @Test(arguments: [
    // Used itself, as a fitted copy; what goes on from the clip is another generation.
    ("from:@hero", ["walk.mp4", "fit.mp4"]), ("from:@HERO", ["walk.mp4", "fit.mp4"]),
    ("from:@nobody", []), ("kind:image from:@hero", []),
    ("-from:@hero kind:video", ["dolly.mp4", "on.mp4", "alone.mp4"]),
    ("model:wide-2", ["on.mp4", "on-last.png"]), ("model:wide-* kind:video -model:WIDE-1", ["on.mp4"]),
    ("model:wide", []), ("task:gw-fit", ["fit.mp4", "fit-last.png"]), ("task:gw", []),
    ("task:gw-* kind:image", ["walk-last.png", "fit-last.png", "on-last.png", "alone-last.png"]),
    ("origin:generated kind:video", ["walk.mp4", "fit.mp4", "on.mp4", "alone.mp4"]),
    ("origin:derived", ["fit.jpg"]),
    // The prompt that used it, and the one that made it.
    ("走路", ["hero.jpg", "dolly.mp4", "walk.mp4", "walk-last.png"]),
    ("nothing", ["alone.mp4", "alone-last.png"]),
    ("used:1.. origin:generated", ["walk-last.png"]), ("unused: origin:file", ["idle.png"]),
  ])
  func finds(query: String, expected: [String]) throws {
    #expect(try Self.files(query, in: .withGeneratedClips()) == expected.sorted())
  }

  @Test func aClipLeadsToWhatGoesOnFromItsLastFrame() throws {
    let library = try TestLibrary.withGeneratedClips()
    let clip = try library.id("/lib/clips/walk.mp4")
    #expect(try Self.files("from:\(clip)", in: library) == ["on.mp4"])
    #expect(try Self.files("from:\(clip.text.prefix(6))", in: library) == ["on.mp4"])
  }

  @Test func aTaskIsFoundByTheBeginningOfOurId() throws {
    let library = try TestLibrary.withGeneratedClips()
    let task = try #require(try library.catalog.tasks(atGateway: "gw-on").first)
    #expect(try Self.files("task:\(task.id) kind:video", in: library) == ["on.mp4"])
    #expect(try Self.files("task:\(task.id.text.prefix(5)) kind:video", in: library) == ["on.mp4"])
  }

  /// Whatever was derived from what, even from itself in a circle, the search ends.
  @Test func derivationsInACircleEnd() throws {
    let library = try TestLibrary.withGeneratedClips()
    _ = try library.catalog.keepDerivative(
      TestFile("/m/hero.jpg", content: 1).entry, of: try library.id("/lib/derived/fit.jpg"), recipe: "back",
      probeVersion: TestLibrary.probeVersion, at: Date())
    #expect(try Self.files("from:@hero", in: library) == ["fit.mp4", "walk.mp4"])
  }

  private static func files(_ query: String, in library: TestLibrary) throws -> [String] {
    try library.catalog.find(try Query(query), now: Date()).assets.compactMap { $0.path?.fileName.text }
      .sorted()
  }
}
