import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomTestSupport
import Synchronization
import Testing

@testable import Greenroom

/// Previews that a server makes while nobody waits for any.
@Suite struct PreviewBackfillTests {
  /// Long enough for a machine that does much else.
  private static let patience = Duration.seconds(120)

  private let test: TestLibrary

  init() throws { test = try TestLibrary() }

  private func index(_ samples: String...) throws {
    for sample in samples { try test.bring(sample) }
    _ = try test.library.index(IndexRequest(paths: [test.root.appending("media")]))
  }

  /// Runs one while `body` does, with nobody's rest to be waited for.
  private func filling<Value>(
    _ library: Library? = nil, onChange: @escaping PreviewBackfill.Listener = { _, _ in },
    _ body: (PreviewBackfill) throws -> Value
  ) throws -> Value {
    let backfill = try PreviewBackfill(library ?? test.library, rest: .zero, onChange: onChange)
    defer { backfill.stop() }
    return try body(backfill)
  }

  @Test func allThatIsLackingIsMadeAndThenNothingIsLacking() throws {
    try index("ready/dunes.jpg", "ready/drift.mp4", "ready/theme.mp3", "unfit/from-a-phone.heic")
    let told = Mutex<[BackfillDocument]>([])
    let end = try filling(onChange: { document, _ in told.withLock { $0.append(document) } }) { backfill in
      try #require(backfill.wait(for: Self.patience) { $0.status == .done })
    }
    // Four pictures, one strip, and curves of the clip's sound and the music.
    #expect(end.made == 7 && end.impossible == 0 && end.left == 0 && end.secondsLeft == 0)
    let lefts = told.withLock { $0.filter { $0.status == .working }.map(\.left) }
    #expect(lefts == lefts.sorted(by: >) && lefts.first == 6, "\(lefts)")
    #expect(try test.library.makePreviews(PreviewsRequest()).there == 7)
    let again = try filling { try #require($0.wait(for: Self.patience) { $0.status == .done }) }
    #expect(again.made == 0)
  }

  @Test func whatIsAddedMeanwhileIsMadeToo() throws {
    try index("ready/dunes.jpg")
    try filling { backfill in
      _ = try #require(backfill.wait(for: Self.patience) { $0.status == .done && $0.made == 1 })
      try index("unfit/panorama.jpg")
      _ = try #require(backfill.wait(for: Self.patience) { $0.status == .done && $0.made == 2 })
    }
  }

  @Test func whoeverWaitsComesFirst() throws {
    try index("ready/dunes.jpg", "ready/drift.mp4")
    let record = try test.library.indexed(test.argument("media/drift.mp4"))
    let library = test.library
    try library.attention.during {
      try filling { backfill in
        _ = try #require(backfill.wait(for: Self.patience) { $0.status == .waiting && $0.left == 4 })
        // What is asked for is made while the others wait.
        guard case .made = try library.preview(.strip, of: record) else {
          Issue.record("no strip")
          return
        }
        #expect(backfill.document.made == 0)
      }
    }
    let end = try filling { try #require($0.wait(for: Self.patience) { $0.status == .done }) }
    #expect(end.made == 3, "the strip is there")
  }

  @Test func nothingIsMadeSoonAfterSomebodyWaited() throws {
    let attention = Attention()
    #expect(!attention.isQuiet(for: .seconds(3_600)))
    attention.during { #expect(!attention.isQuiet(for: .zero)) }
    #expect(attention.isQuiet(for: .zero))
    #expect(!attention.isQuiet(for: .seconds(3_600)))
  }

  @Test func aPauseHoldsItAndItGoesOn() throws {
    try index("ready/dunes.jpg", "ready/theme.mp3")
    let library = test.library
    try filling { backfill in
      #expect(backfill.pause(true).status == .paused)
      _ = try library.index(
        IndexRequest(paths: [MediaPath(Checkout.path("Assets/Samples/unfit/panorama.jpg"))]))
      // At most what was in hand when the pause began.
      #expect(backfill.wait(for: .seconds(2)) { $0.status != .paused || $0.made > 1 } == nil)
      #expect(backfill.pause(false).status != .paused)
      let end = try #require(backfill.wait(for: Self.patience) { $0.status == .done })
      #expect(end.made == 4)
    }
  }

  @Test func aFileThatCannotBeShownCostsItselfAloneAndIsTriedOnce() throws {
    let png = try Checkout.bytes("Assets/Samples/ready/balloon.png")
    try test.folder.write(
      Array(png.prefix(41)) + [UInt8](repeating: 0xAA, count: 300), to: "media/broken.png")
    try index("ready/dunes.jpg", "unfit/panorama.jpg")
    let attempts = Mutex(0)
    try filling(onChange: { document, _ in attempts.withLock { $0 = max($0, document.impossible) } }) {
      backfill in
      let end = try #require(backfill.wait(for: Self.patience) { $0.status == .done })
      #expect(end.made == 2 && end.impossible == 1)
      // A change of the catalog is looked at, and brings nothing back.
      _ = try test.library.saveSearch("stills", query: "kind:image", isReplacing: false)
      #expect(backfill.wait(for: .seconds(3)) { $0.impossible > 1 || $0.made > 2 } == nil)
    }
    #expect(attempts.withLock { $0 } == 1)
  }

  @Test func aWorkerThatDiesCostsItsFileAlone() throws {
    for (sample, name) in [("ready/dunes.jpg", "a.jpg"), ("unfit/panorama.jpg", "crash.jpg")] {
      try test.bring(sample, as: name)
    }
    _ = try test.library.index(IndexRequest(paths: [test.root.appending("media")]))
    let library = try test.reopened(worker: BuiltProducts.path(of: "FakeWorker"))
    let end = try filling(library) { try #require($0.wait(for: Self.patience) { $0.status == .done }) }
    // Of the other that worker answers that it is another file than was indexed, which is not kept.
    #expect(end.impossible == 2 && end.left == 0)
    let records = try library.records(matching: "")
    let kept = records.map { library.previewStore.preview(.picture, of: $0.id) }
    #expect(kept.count == 2 && kept.compactMap(\.self).count == 1)
  }

  @Test func itStopsWhereThereIsNoRoom() throws {
    let small = try TestLibrary(environment: ["GREENROOM_PREVIEWS_ROOM": "1KB"])
    for sample in ["ready/dunes.jpg", "ready/theme.mp3"] { try small.bring(sample) }
    _ = try small.library.index(IndexRequest(paths: [small.root.appending("media")]))
    let end = try filling(small.library) { try #require($0.wait(for: Self.patience) { $0.status == .full }) }
    #expect(end.made == 1 && end.left == 2)
    let size = small.library.previewStore.size()
    let again = try filling(small.library) {
      try #require($0.wait(for: Self.patience) { $0.status == .full })
    }
    #expect(again.made == 0 && small.library.previewStore.size() == size)
  }

  @Test func anEmptyLibraryIsDoneAndStopsAtOnce() throws {
    let end = try filling { try #require($0.wait(for: Self.patience) { $0.status == .done }) }
    #expect(end == BackfillDocument(status: .done))
  }
}
