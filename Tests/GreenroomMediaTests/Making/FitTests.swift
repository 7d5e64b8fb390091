import Foundation
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport
import Synchronization
import Testing

/// The real worker makes fitted copies in a process of its own, and says how far it is.
@Suite struct FitTests {
  private let folder: TemporaryFolder
  private let tool = MediaTool(executable: BuiltProducts.mediaWorker)

  init() throws { folder = try TemporaryFolder() }

  private var copy: MediaPath { MediaPath(folder.appending("copy.mp4")) }

  private func recipe(_ window: TimeWindow? = nil) throws -> FitRecipe {
    let rate = try #require(FrameRate(25, over: 1))
    let encoding = ClipRecipe.Encoding(
      framing: Framing(size: PixelSize(160, 90)), frameRate: rate, background: .black)
    return .clip(ClipRecipe(encoding: encoding, window: window, hasSound: true, mostBytes: nil))
  }

  private func source() throws -> MediaPath {
    let path = MediaPath(folder.appending("source.mp4"))
    try tool.render(.sample(320, 180, seconds: 4, hasSound: true), to: path)
    return path
  }

  @Test func progressIsToldAndTheCopyHasItsNameWhenItIsGivenIt() throws {
    let told = Mutex<[Double]>([])
    let unfinished = try tool.fit(recipe(TimeWindow(start: 1, end: 3)), from: source(), to: copy) { part in
      told.withLock { $0.append(part) }
    }
    let parts = told.withLock { $0 }
    #expect(parts.count > 10 && parts == parts.sorted() && parts.last == 1)
    #expect(try folder.names().count == 2 && !folder.names().contains("copy.mp4"))
    try unfinished.publish()
    #expect(try folder.names().sorted() == ["copy.mp4", "source.mp4"])
  }

  @Test func aCopyThatNobodyWantsIsGone() throws {
    let source = try source()
    _ = try tool.fit(recipe(TimeWindow(start: 0, end: 1)), from: source, to: copy)
    #expect(try folder.names() == ["source.mp4"])
  }

  @Test func theFirstFrameIsTaken() throws {
    let still = MediaPath(folder.appending("first.png"))
    try tool.frame(.first, of: source(), to: still)
    #expect(try folder.bytes(of: "first.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func whatCannotBeFittedSaysWhyAndLeavesNothing() throws {
    let missing = MediaPath(folder.appending("missing.mp4"))
    let error = #expect(throws: GreenroomError.self) { try tool.fit(recipe(), from: missing, to: copy) }
    #expect(
      error?.message == "No fitted copy of “\(missing)” can be made. There is no such file.")
    #expect(try folder.names() == [])
  }

  @Test func aCancelledCopyLeavesNothing() throws {
    let source = try source()
    let error = #expect(throws: GreenroomError.self) {
      try tool.fit(recipe(), from: source, to: copy, isCancelled: { true })
    }
    #expect(error?.code == .interrupted)
    #expect(try folder.names() == ["source.mp4"])
  }
}
