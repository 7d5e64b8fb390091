import Foundation
import GreenroomMedia
import GreenroomModel
import GreenroomTestSupport
import Testing

/// The real worker makes clips; the real prober says what they are.
@Suite struct RenderTests {
  private let folder: TemporaryFolder
  private let tool = MediaTool(executable: BuiltProducts.mediaWorker)

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    (1_280, 720, 5.0, true), (720, 1_280, 4.0, false), (1_470, 630, 2.0, true), (834, 1_112, 2.0, false),
    (2_206, 946, 1.0, true), (864, 496, 15.0, true), (640, 640, 15.0, false), (32, 32, 0.5, true),
    (4_398, 1_886, 0.5, true), (8_192, 1_098, 1.5, true),
  ])
  func isWhatWasAsked(width: Int, height: Int, seconds: Double, hasSound: Bool) async throws {
    let clip = TestClip.sample(width, height, seconds: seconds, hasSound: hasSound)
    let path = try render(clip)
    let facts = try await Self.facts(path)
    #expect(facts.width == width)
    #expect(facts.height == height)
    #expect(facts.duration == Seconds(microseconds: Int64(seconds * 1_000_000)))
    #expect(facts.frameRate == FrameRate(24, over: 1))
    #expect(facts.frameCount == clip.frameCount)
    #expect(facts.variableFrameRate == false)
    #expect(facts.videoCodec == "h264")
    #expect(facts.pixelFormat == "yuv420p")
    #expect(facts.container == "mp4")
    #expect(facts.flat == false)
    #expect(facts.truncated != true)
    #expect(facts.audioCodec == (hasSound ? "aac" : nil))
    #expect(facts.channels == (hasSound ? 1 : nil))
    #expect(facts.silent == (hasSound ? false : nil))
  }

  @Test(arguments: [(0.01, 30, 1), (1.0, 1, 1), (1.0, 60, 60), (1.26, 24, 30)])
  func hasWholeFrames(seconds: Double, rate: Int, frames: Int) async throws {
    var clip = TestClip.sample(64, 64, seconds: seconds)
    clip.frameRate = rate
    let path = try render(clip)
    #expect(try await Self.facts(path).frameCount == frames)
  }

  @Test func theIndexIsInFront() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: try render(.sample(320, 180))))
    let index = try #require(bytes.range(of: Data("moov".utf8)))
    let media = try #require(bytes.range(of: Data("mdat".utf8)))
    #expect(index.lowerBound < media.lowerBound)
  }

  @Test func theSameClipGivesTheSameBytes() throws {
    let clip = TestClip.sample(320, 180, hasSound: true)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: try render(clip)))
    #expect(try Data(contentsOf: URL(fileURLWithPath: try render(clip, name: "again.mp4"))) == bytes)
  }

  @Test func nothingElseIsLeftBesideIt() throws {
    let still = MediaPath(folder.appending("last.png"))
    try tool.render(.sample(320, 180), to: MediaPath(folder.appending("clip.mp4")), lastFrame: still)
    #expect(try folder.names() == ["clip.mp4", "last.png"])
  }

  @Test func takesThePlaceOfWhatHadItsName() async throws {
    try folder.write("old".utf8, to: "clip.mp4")
    #expect(try await Self.facts(render(.sample(320, 180))).videoCodec == "h264")
    #expect(try folder.names() == ["clip.mp4"])
  }

  /// Names need not be UTF-8, and what looks like a pattern or a URL is a name.
  @Test(arguments: [Array("a%03d:b ?*.mp4".utf8), [0xFF, 0xFE] + Array(".mp4".utf8), Array("夜市.mp4".utf8)])
  func anyNameWillDo(name: [UInt8]) async throws {
    let path = MediaPath(folder.path).appending(name)
    try tool.render(.sample(320, 180), to: path)
    let pool = try WorkerPool(WorkerSettings(executable: BuiltProducts.mediaWorker, count: 1))
    #expect(try await pool.probe([path], depth: .headers)[0].get().facts.width == 320)
  }

  /// A prompt of any length and script goes through the pipe and leaves the clip as it is.
  @Test(arguments: [
    [], [""], ["夜市的霓虹灯"], [String(repeating: "word ", count: 100_000)],
    [String(repeating: "x", count: 200_000)], ["a\nb\u{0}\t🙂", "\u{1F468}\u{200D}\u{1F469}"],
    Array(repeating: "line", count: 10_000),
  ])
  func anyLinesWillDo(lines: [String]) async throws {
    var clip = TestClip.sample(320, 180)
    clip.lines = lines
    #expect(try await Self.facts(render(clip)).frameCount == clip.frameCount)
  }

  private func render(_ clip: TestClip, name: String = "clip.mp4") throws -> String {
    let path = folder.appending(name)
    try tool.render(clip, to: MediaPath(path))
    return path
  }

  private static func facts(_ path: String) async throws -> MediaFacts {
    let pool = try WorkerPool(WorkerSettings(executable: BuiltProducts.mediaWorker, count: 1))
    return try await pool.probe([MediaPath(path)], depth: .packets)[0].get().facts
  }
}

extension TestClip {
  static func sample(
    _ width: Int, _ height: Int, seconds: Double = 0.5, hasSound: Bool = false, seed: UInt64 = 42
  ) -> TestClip {
    TestClip(
      width: width, height: height, seconds: seconds, frameRate: 24, hasSound: hasSound,
      lines: ["task_0123456789", "a model", "seed \(seed)", "@image1 walks through the rain"], seed: seed)
  }
}
