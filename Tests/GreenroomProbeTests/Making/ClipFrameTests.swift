import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// The frame taken against the last of those that ffmpeg gives when it decodes the whole clip.
@Suite struct ClipFrameTests {
  private let media: MadeMedia
  private let frame: String

  init() throws {
    media = try MadeMedia()
    frame = media.folder.appending("frame.png")
  }

  private static let clips: [(name: String, arguments: [String])] = [
    ("plain.mp4", []), ("b-frames.mp4", ["-preset", "medium", "-bf", "4", "-g", "12"]),
    ("one-key-frame.mp4", ["-g", "1000"]), ("open.mp4", ["-x264-params", "open-gop=1:bframes=3"]),
    ("matroska.mkv", []), ("stream.ts", []), ("fragments.mp4", ["-movflags", "frag_keyframe+empty_moov"]),
    ("vp9.webm", ["-c:v", "libvpx-vp9", "-c:a", "libopus"]), ("old.avi", ["-c:v", "mpeg4"]),
    ("high.mp4", ["-pix_fmt", "yuv422p10le"]), ("full.mp4", ["-pix_fmt", "yuvj420p", "-color_range", "pc"]),
  ]

  @Test(arguments: clips)
  func isTheLastThatIsShown(name: String, arguments: [String]) throws {
    let clip = try media.clip(name, seconds: 2.2, sound: true, arguments)
    try expectLast(of: clip)
  }

  @Test(arguments: [0, 90, 180, 270])
  func isTurnedAsTheClipSays(rotation: Int) throws {
    let clip = try media.clip("clip.mp4")
    let turned = try media.copy(clip, to: "turned.mp4", ["-metadata:s:v:0", "rotate=\(rotation)"])
    try expectLast(of: turned)
    let facts = try Prober().facts(frame)
    #expect(facts.width == (rotation % 180 == 0 ? 160 : 120))
    #expect(facts.container == "png")
    #expect(facts.bitDepth == 8)
  }

  @Test(arguments: ["vfr", "one frame", "trimmed"])
  func knowsWhereTheClipEnds(kind: String) throws {
    let clip =
      switch kind {
      case "vfr": try media.clip("clip.mp4", filter: "select='lt(n,20)+eq(n,44)'")
      case "one frame": try media.clip("clip.mp4", seconds: 0.04)
      default: try media.copy(media.clip("whole.mp4", seconds: 4), to: "clip.mp4", before: ["-ss", "1.3"])
      }
    try expectLast(of: clip)
  }

  /// What is drawn is what is taken, but for what the encoder loses.
  @Test func isTheLastThatWasDrawn() throws {
    let clip = TestClip(
      width: 640, height: 360, seconds: 1, frameRate: 24, hasSound: true, lines: ["task_1", "seed 7"],
      seed: 7)
    let (movie, still) = (media.folder.appending("clip.mp4"), media.folder.appending("drawn.png"))
    #expect(ClipRenderer.render(clip, to: MediaPath(movie), lastFrame: MediaPath(still)) == nil)
    #expect(ClipFrame.take(.last, from: MediaPath(movie), to: MediaPath(frame)) == nil)
    let drawn = try Self.frames(of: still)
    #expect(drawn.count == 640 * 360 * 3)
    #expect(try Self.frames(of: frame).meanDifference(to: drawn) < 3)
    try expectLast(of: movie)
  }

  @Test(
    .needsRealMedia,
    arguments: [
      "meta-pytorch+torchcodec/nasa_13013_rotated.mp4", "dmlc+decord/video_180.mov",
      "androidx+media/h265_bframes.mp4", "androidx+media/bbb_800x640_768kbps_30fps_avc_non_reference_3b.mp4",
      "abema+go-mp4/sample.mp4", "meta-pytorch+torchcodec/bt601_full_range.mp4",
    ])
  func isTheLastOfARealClip(name: String) throws { try expectLast(of: RealMedia.folder + "/" + name) }

  @Test(arguments: [
    ("sound.m4a", "It has no pictures."), ("picture.png", "It is no clip."),
    ("missing.mp4", "There is no such file."),
  ])
  func whatHasNoFramesSaysSo(name: String, problem: String) throws {
    try media.tone("sound.m4a", seconds: 1)
    try Tool.ffmpeg([
      "-f", "lavfi", "-i", "testsrc2=s=64x64", "-frames:v", "1", media.folder.appending("picture.png"),
    ])
    #expect(
      ClipFrame.take(.last, from: MediaPath(media.folder.appending(name)), to: MediaPath(frame)) == problem)
  }

  /// A clip cut short gives its last whole frame or a reason, and never crashes.
  @Test func aClipCutShortIsSurvived() throws {
    let whole = try media.clip("whole.mp4", ["-movflags", "+faststart"])
    let size = try media.folder.bytes(of: "whole.mp4").count
    for percent in stride(from: 5, to: 100, by: 5) {
      let cut = try media.changed(whole, to: "cut.mp4") { $0.removeLast(size * percent / 100) }
      if ClipFrame.take(.last, from: MediaPath(cut), to: MediaPath(frame)) == nil {
        #expect(try Prober().facts(frame).width == 160)
      }
    }
  }

  /// Frames of a second each way of a key frame, and the first.
  @Test(arguments: [
    (ClipMoment.first, 0), (.at(0), 0), (.at(1.99), 49), (.at(2), 50), (.at(4.1), 102), (.at(9), 149),
  ])
  func isThatOfTheMoment(moment: ClipMoment, number: Int) throws {
    let clip = try media.clip("clip.mp4", seconds: 6, sound: true, ["-preset", "medium", "-bf", "3"])
    #expect(ClipFrame.take(moment, from: MediaPath(clip), to: MediaPath(frame)) == nil)
    let taken = try Self.frames(of: frame)
    let all = try Self.frames(of: clip)
    let distances = (0..<150).map { index in
      taken.meanDifference(to: Array(all[(index * taken.count)..<((index + 1) * taken.count)]))
    }
    #expect(distances.indices.min { distances[$0] < distances[$1] } == number)
  }

  /// The frame taken is nearer to the last that ffmpeg decodes than to the one before, and near it.
  private func expectLast(of clip: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(
      ClipFrame.take(.last, from: MediaPath(clip), to: MediaPath(frame)) == nil,
      sourceLocation: sourceLocation)
    let taken = try Self.frames(of: frame)
    let all = try Self.frames(of: clip)
    guard !taken.isEmpty, all.count.isMultiple(of: taken.count), !all.isEmpty else {
      Issue.record("\(all.count) bytes are no frames of \(taken.count)", sourceLocation: sourceLocation)
      return
    }
    let distance = taken.meanDifference(to: Array(all.suffix(taken.count)))
    #expect(distance < 6, sourceLocation: sourceLocation)
    guard all.count > taken.count else { return }
    let before = Array(all.dropLast(taken.count).suffix(taken.count))
    #expect(distance < taken.meanDifference(to: before), sourceLocation: sourceLocation)
  }

  /// Three bytes a pixel of every frame, turned as the file says.
  private static func frames(of path: String) throws -> [UInt8] {
    Array(
      try Tool.run(
        "ffmpeg",
        [
          "-nostdin", "-v", "quiet", "-i", path, "-map", "0:V:0", "-vsync", "0", "-f", "rawvideo", "-pix_fmt",
          "rgb24", "-",
        ]))
  }
}
