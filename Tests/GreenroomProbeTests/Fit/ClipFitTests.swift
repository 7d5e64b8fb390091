import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Fitted clips against their sources, frame by frame.
@Suite struct ClipFitTests {
  private let clips: FittedClips
  private let small = PixelSize(320, 180)

  init() throws { clips = try FittedClips() }

  /// Windows with and without a jump to a key frame near them.
  @Test(arguments: [
    (0.0, 1.0, 0), (1.0, 2.0, 25), (1.04, 2.2, 26), (1.05, 2.0, 26), (3.4, 4.0, 85), (6.0, 7.96, 150),
    (7.2, 8.0, 180),
  ])
  func aWindowIsExact(start: Double, end: Double, first: Int) throws {
    let source = try clips.counted("source.mp4", frames: 200, ["-g", "50", "-bf", "3", "-preset", "medium"])
    let count = Int(((end - start) * 25 + 0.001).rounded(.down))
    let recipe = try clips.recipe(
      small, rate: FrameRate(25, over: 1), window: TimeWindow(start: start, end: end))
    let facts = try clips.make(recipe, from: source)
    #expect(facts.frameCount == count)
    #expect(try clips.origins(source) == Array(first..<first + count))
  }

  @Test(arguments: ["mkv", "mov", "ts", "webm"])
  func aWindowIsExactInAnyContainer(container: String) throws {
    let codec =
      container == "webm" ? ["-c:v", "libvpx-vp9", "-cpu-used", "8", "-deadline", "realtime"] : ["-bf", "2"]
    let source = try clips.counted("source.\(container)", frames: 150, ["-g", "30"] + codec)
    let recipe = try clips.recipe(small, rate: FrameRate(25, over: 1), window: TimeWindow(start: 4, end: 5.2))
    try clips.make(recipe, from: source)
    #expect(try clips.origins(source) == Array(100..<130))
  }

  @Test(arguments: [
    ("24000/1001", 24_000, 1_001), ("30000/1001", 30_000, 1_001), ("25", 25, 1), ("60", 60, 1), ("50", 50, 1),
  ])
  func aRateIsKept(rate: String, numerator: Int64, denominator: Int64) throws {
    for container in ["mp4", "mkv"] {
      let source = try clips.counted("source.\(container)", rate: rate, frames: 90)
      let facts = try clips.make(
        clips.recipe(small, rate: FrameRate(numerator, over: denominator)), from: source)
      #expect(facts.frameCount == 90)
      #expect(try clips.origins(source) == Array(0..<90), "\(container)")
    }
  }

  @Test(arguments: [("120", 60, 2), ("60", 30, 2), ("48", 24, 2)])
  func framesAreDropped(rate: String, wanted: Int64, each: Int) throws {
    let source = try clips.counted("source.mp4", rate: rate, frames: 120)
    try clips.make(clips.recipe(small, rate: FrameRate(wanted, over: 1)), from: source)
    #expect(try clips.origins(source) == Array(stride(from: 0, to: 120, by: each)))
  }

  @Test func framesAreRepeated() throws {
    let source = try clips.counted("source.mp4", rate: "12", frames: 24)
    try clips.make(clips.recipe(small, rate: FrameRate(24, over: 1)), from: source)
    #expect(try clips.origins(source) == (0..<48).map { $0 / 2 })
  }

  /// Frames 0 to 9, then each fifth, as long as those left out were.
  @Test func aVariableRateBecomesConstant() throws {
    let whole = try clips.counted("whole.mp4", frames: 100)
    let source = clips.media.folder.appending("source.mp4")
    try Tool.ffmpeg([
      "-i", whole, "-vf", "select='lt(n,10)+not(mod(n,5))'", "-vsync", "vfr", "-c:v", "libx264", "-crf", "12",
      source,
    ])
    #expect(try Prober().facts(source).variableFrameRate == true)
    try clips.make(clips.recipe(small, rate: FrameRate(25, over: 1)), from: source)
    let expected = (0..<96).map { $0 < 10 ? $0 : 10 + ($0 - 10) / 5 }
    let origins = try clips.origins(source)
    #expect(Array(origins.prefix(96)) == expected)
    #expect(origins.count <= 100)
  }

  @Test(arguments: [0, 90, 180, 270])
  func aTurnedClipStandsUpright(rotation: Int) throws {
    let upright = try clips.counted("upright.mp4", frames: 25)
    let source = try clips.media.copy(upright, to: "source.mp4", ["-metadata:s:v:0", "rotate=\(rotation)"])
    let size = rotation % 180 == 0 ? small : PixelSize(180, 320)
    try clips.make(clips.recipe(size, rate: FrameRate(25, over: 1)), from: source)
    let (copy, original) = (try Pixels(clips.copy), try Pixels(source))
    #expect(copy.frameCount == 25)
    #expect(copy.frame(12).meanDifference(to: original.frame(12)) < 2)
  }

  /// What is cut out of a turned clip is what is seen there.
  @Test(arguments: [0, 90, 180, 270])
  func aPartIsCutOutAsItIsShown(rotation: Int) throws {
    let upright = clips.media.folder.appending("upright.mp4")
    try Tool.ffmpeg([
      "-f", "lavfi", "-i", "testsrc=s=320x180:r=25:d=0.4", "-c:v", "libx264", "-crf", "10", "-pix_fmt",
      "yuv420p", upright,
    ])
    let source = try clips.media.copy(upright, to: "source.mp4", ["-metadata:s:v:0", "rotate=\(rotation)"])
    let crop = PixelRectangle(x: 40, y: 24, size: PixelSize(120, 100))
    try clips.make(clips.recipe(PixelSize(120, 100), rate: FrameRate(25, over: 1), crop: crop), from: source)
    let expected = try Pixels(source, ["-vf", "crop=120:100:40:24"])
    let length = 120 * 100 * 3
    let copy = try Pixels(clips.copy)
    #expect(copy.frame(3).meanDifference(to: Array(expected.bytes[(3 * length)..<(4 * length)])) < 4)
  }

  @Test func aCanvasSurroundsTheMiddle() throws {
    let source = try clips.counted("source.mp4", frames: 10)
    try clips.make(
      clips.recipe(small, rate: FrameRate(25, over: 1), canvas: PixelSize(320, 320)), from: source)
    let copy = try Pixels(clips.copy)
    for y in [0.05, 0.95] {
      #expect(
        zip(copy.colour(0.5, y), [200, 40, 40]).allSatisfy { abs($0 - $1) < 10 }, "\(copy.colour(0.5, y))")
    }
    #expect(copy.colour(0.9, 0.26).allSatisfy { abs($0 - 0x30) < 10 })
  }

  @Test(arguments: [
    ("sar.mp4", "240x180", ["-vf", "setsar=4/3"]), ("high.mp4", "320x180", ["-pix_fmt", "yuv420p10le"]),
    ("full.mp4", "320x180", ["-pix_fmt", "yuv444p"]),
    ("odd.mkv", "319x179", ["-c:v", "ffv1", "-pix_fmt", "yuv444p"]),
    ("prores.mov", "320x180", ["-c:v", "prores_ks", "-pix_fmt", "yuv422p10le"]),
    ("rgb.mov", "320x180", ["-c:v", "qtrle", "-pix_fmt", "rgb24"]),
  ])
  func anySourceBecomesTheSame(name: String, size: String, arguments: [String]) throws {
    let source = try clips.counted(name, size: size, frames: 20, arguments)
    let facts = try clips.make(clips.recipe(small, rate: FrameRate(25, over: 1)), from: source)
    #expect(facts.sampleAspectRatio.map { $0.value == 1 } ?? true)
    #expect(try clips.origins(source) == Array(0..<20))
  }

  /// BT.601 colours are still the same colours.
  @Test(arguments: ["bt601", "bt709"])
  func coloursAreKept(matrix: String) throws {
    let source = clips.media.folder.appending("source.mp4")
    let tag = matrix == "bt601" ? "smpte170m" : "bt709"
    try Tool.ffmpeg([
      "-f", "lavfi", "-i",
      "color=0xC04020:s=320x180:r=25:d=0.4,scale=out_color_matrix=\(matrix):out_range=tv", "-c:v",
      "libx264", "-pix_fmt", "yuv420p", "-colorspace", tag, "-color_range", "tv", source,
    ])
    try clips.make(clips.recipe(small, rate: FrameRate(25, over: 1)), from: source)
    let frame = clips.media.folder.appending("frame.png")
    #expect(ClipFrame.take(.first, from: MediaPath(clips.copy), to: MediaPath(frame)) == nil)
    let colour = try Pixels(frame).colour(0.5, 0.5)
    #expect(zip(colour, [0xC0, 0x40, 0x20]).allSatisfy { abs($0 - $1) < 5 }, "\(colour)")
  }

  @Test(arguments: [300_000, 120_000, 60_000] as [Int64])
  func aBoundIsKept(most: Int64) throws {
    let source = clips.media.folder.appending("noise.mp4")
    try Tool.ffmpeg([
      "-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=4,noise=alls=40:allf=t", "-c:v", "libx264", "-crf",
      "16", source,
    ])
    let recipe = try clips.recipe(PixelSize(640, 360), rate: FrameRate(25, over: 1), mostBytes: most)
    try clips.make(recipe, from: source)
    let size = try clips.media.folder.bytes(of: "copy.mp4").count
    #expect(size <= Int(most) && size > Int(most) / 2, "\(size)")
  }

  @Test func anImpossibleBoundSaysSo() throws {
    let source = try clips.counted("source.mp4")
    let recipe = try clips.recipe(small, rate: FrameRate(25, over: 1), mostBytes: 2_000)
    let problem = ClipFit.make(recipe, from: MediaPath(source), to: MediaPath(clips.copy))
    #expect(problem?.hasSuffix("and 2000 is the most. Choose a shorter part.") == true, "\(problem ?? "")")
  }

  @Test func progressGrowsToOne() throws {
    final class Told { var parts: [Double] = [] }
    let (source, told) = (try clips.counted("source.mp4"), Told())
    let recipe = try clips.recipe(small, rate: FrameRate(25, over: 1))
    let problem = ClipFit.make(recipe, from: MediaPath(source), to: MediaPath(clips.copy)) {
      told.parts.append($0)
    }
    #expect(problem == nil && told.parts.last == 1 && told.parts.count > 20)
    #expect(told.parts == told.parts.sorted())
  }
}
