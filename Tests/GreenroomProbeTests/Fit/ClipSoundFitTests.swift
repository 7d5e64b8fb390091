import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// The sound of fitted clips, and clips whose streams are copied.
@Suite struct ClipSoundFitTests {
  private let clips: FittedClips

  init() throws { clips = try FittedClips() }

  /// A flash of white and a beep of a fiftieth of a second at each whole second.
  private func flashing(_ name: String, _ arguments: [String] = []) throws -> String {
    let path = clips.media.folder.appending(name)
    let flash = "drawbox=c=white:t=fill:enable='eq(mod(n,50),0)'"
    try Tool.ffmpeg(
      [
        "-f", "lavfi", "-i", "color=0x202020:s=320x180:r=50:d=9,\(flash)", "-f", "lavfi", "-i",
        "aevalsrc='0.5*lt(mod(t,1),0.02)*sin(2*PI*1000*t)':s=48000:d=9", "-c:v", "libx264", "-preset",
        "ultrafast",
        "-pix_fmt", "yuv420p", "-g", "100", "-c:a", "aac",
      ] + arguments + [path])
    return path
  }

  /// Seconds at which a beep begins.
  private func beeps(_ path: String) throws -> [Double] {
    let bytes = Array(
      try Tool.run(
        "ffmpeg", ["-nostdin", "-v", "quiet", "-i", path, "-ac", "1", "-ar", "48000", "-f", "s8", "-"]))
    var found: [Double] = []
    for (index, byte) in bytes.enumerated() where abs(Int(Int8(bitPattern: byte))) > 20 {
      let time = Double(index) / 48_000
      if time - (found.last ?? -1) > 0.5 { found.append(time) }
    }
    return found
  }

  /// Seconds at which a flash begins.
  private func flashes(_ path: String, rate: Double) throws -> [Double] {
    let bytes = Array(
      try Tool.run(
        "ffmpeg",
        [
          "-nostdin", "-v", "quiet", "-i", path, "-vf", "scale=1:1", "-f", "rawvideo", "-pix_fmt", "gray",
          "-",
        ]))
    return bytes.indices.filter { bytes[$0] > 128 && ($0 == 0 || bytes[$0 - 1] <= 128) }.map {
      Double($0) / rate
    }
  }

  @Test(arguments: ["mp4", "mkv", "mov", "ts"], [(0.0, 3.0), (2.5, 5.0), (5.5, 8.5)])
  func soundStaysWithThePictures(container: String, window: (Double, Double)) throws {
    let source = try flashing("source.\(container)")
    let recipe = try clips.recipe(
      PixelSize(320, 180), rate: FrameRate(50, over: 1), window: TimeWindow(start: window.0, end: window.1),
      hasSound: true)
    let facts = try clips.make(recipe, from: source)
    #expect(facts.audioCodec == "aac")
    let (beeps, flashes) = (try beeps(clips.copy), try flashes(clips.copy, rate: 50))
    let expected = (0..<9).map(Double.init).filter { $0 >= window.0 && $0 < window.1 }.map { $0 - window.0 }
    try #require(beeps.count == expected.count && flashes.count == expected.count, "\(beeps) \(flashes)")
    // These begin with what AAC needs before its first sample, and nothing there marks it.
    let late = ["ts", "mkv"].contains(container) ? 0.045 : 0
    for (beep, time) in zip(beeps, expected) {
      #expect(abs(beep - time) < 0.006 + late, "\(beep) for \(time)")
    }
    for (flash, time) in zip(flashes, expected) {
      #expect(abs(flash - time) < 0.001 + late, "\(flash) for \(time)")
    }
  }

  /// Cut by an edit list between key frames, as phones and editors do.
  @Test func anEditListIsFollowed() throws {
    let whole = try flashing("whole.mp4")
    let source = try clips.media.copy(whole, to: "source.mp4", before: ["-ss", "2.5"])
    let recipe = try clips.recipe(PixelSize(320, 180), rate: FrameRate(50, over: 1), hasSound: true)
    try clips.make(recipe, from: source)
    let first = try #require(try flashes(clips.copy, rate: 50).first)
    let beep = try #require(try beeps(clips.copy).first)
    #expect(abs(first - 0.5) < 0.021 && abs(beep - first) < 0.025, "\(first) \(beep)")
  }

  @Test(arguments: [("5.1", 2), ("mono", 1), ("stereo", 2)])
  func channelsAreAtMostTwo(layout: String, channels: Int) throws {
    let source = try flashing(
      "source.mkv", ["-af", "aformat=channel_layouts=\(layout)", "-c:a", "pcm_s16le"])
    let recipe = try clips.recipe(
      PixelSize(320, 180), rate: FrameRate(25, over: 1), window: TimeWindow(start: 0, end: 2), hasSound: true)
    #expect(try clips.make(recipe, from: source).channels == channels)
  }

  @Test(arguments: [("96000", 48_000), ("44100", 44_100), ("11025", 11_025)])
  func ratesAreAtMost48Kilohertz(rate: String, expected: Int) throws {
    let source = try flashing("source.mkv", ["-ar", rate, "-c:a", "pcm_s16le"])
    let recipe = try clips.recipe(
      PixelSize(320, 180), rate: FrameRate(25, over: 1), window: TimeWindow(start: 0, end: 2), hasSound: true)
    #expect(try clips.make(recipe, from: source).sampleRate == expected)
  }

  /// Sound that ends before the pictures, and pictures without any.
  @Test func shortSoundIsFilledUp() throws {
    let source = clips.media.folder.appending("source.mp4")
    try Tool.ffmpeg([
      "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=3", "-f", "lavfi", "-i", "sine=d=1", "-c:v", "libx264",
      "-pix_fmt", "yuv420p", source,
    ])
    let recipe = try clips.recipe(PixelSize(320, 180), rate: FrameRate(25, over: 1), hasSound: true)
    let facts = try clips.make(recipe, from: source)
    #expect(abs((facts.duration?.value ?? 0) - 3) < 0.03)
    #expect(abs((try Tool.decodedSeconds(clips.copy) ?? 0) - 3) < 0.03)
  }

  @Test(arguments: ["mkv", "mov", "ts"])
  func streamsAreCopied(container: String) throws {
    let source = try flashing("source.\(container)", ["-bf", "2", "-preset", "medium"])
    let facts = try clips.make(
      ClipRecipe(encoding: nil, window: nil, hasSound: true, mostBytes: nil), from: source)
    #expect(facts.frameCount == 450 && facts.audioCodec == "aac")
    #expect(abs((facts.duration?.value ?? 0) - 9) < 0.06)
    let hash = ["-map", "0:v", "-f", "md5", "-"]
    #expect(
      try Tool.run("ffmpeg", ["-v", "quiet", "-i", source] + hash)
        == Tool.run("ffmpeg", ["-v", "quiet", "-i", clips.copy] + hash))
    let beep = try #require(try beeps(clips.copy).dropFirst().first)
    let flash = try #require(try flashes(clips.copy, rate: 50).dropFirst().first)
    #expect(abs(beep - flash) < 0.03, "\(beep) \(flash)")
  }

  /// Not a byte of the pictures changes, B-frames or not, and the new sound goes with them.
  @Test(arguments: [
    ("mkv", "pcm_s16le"), ("mov", "pcm_s16le"), ("mkv", "libopus"), ("mkv", "flac"), ("ts", "mp2"),
  ])
  func soundIsEncodedBesideCopiedPictures(container: String, codec: String) throws {
    let source = try flashing(
      "source.\(container)", ["-bf", "2", "-preset", "medium", "-c:a", codec, "-ac", "2", "-strict", "-2"])
    let recipe = ClipRecipe(encoding: nil, window: nil, hasSound: true, encodesSound: true, mostBytes: nil)
    let facts = try clips.make(recipe, from: source)
    #expect(facts.frameCount == 450 && facts.audioCodec == "aac")
    #expect(abs((facts.duration?.value ?? 0) - 9) < 0.1)
    // As an elementary stream, since containers part packets differently, and without what an MP4 keeps in its header
    // (the parameter sets) or not at all (the delimiters).
    let filter = "h264_mp4toannexb,filter_units=remove_types=7-9"
    let pictures = ["-map", "0:v", "-c", "copy", "-bsf:v", filter, "-f", "h264", "-"]
    #expect(
      try Tool.run("ffmpeg", ["-v", "quiet", "-i", source] + pictures)
        == Tool.run("ffmpeg", ["-v", "quiet", "-i", clips.copy] + pictures))
    let beeps = try beeps(clips.copy)
    try #require(beeps.count == 9)
    for (beep, flash) in zip(beeps, try flashes(clips.copy, rate: 50)) {
      #expect(abs(beep - flash) < 0.03, "\(beep) \(flash)")
    }
  }

  @Test func aTurnedClipIsCopiedTurned() throws {
    let upright = try clips.counted("upright.mp4", frames: 20)
    let source = try clips.media.copy(upright, to: "source.mov", ["-metadata:s:v:0", "rotate=90"])
    let facts = try clips.make(
      ClipRecipe(encoding: nil, window: nil, hasSound: false, mostBytes: nil), from: source)
    #expect(try facts.rotation == Prober().facts(source).rotation && facts.rotation != 0)
    #expect(facts.width == 180)
  }

  @Test func whatAnMP4CannotHoldSaysSo() throws {
    let source = try flashing("source.mkv", ["-c:a", "pcm_s16le"])
    let problem = ClipFit.make(
      ClipRecipe(encoding: nil, window: nil, hasSound: true, mostBytes: nil), from: MediaPath(source),
      to: MediaPath(clips.copy))
    #expect(problem?.hasPrefix("Its streams cannot be copied into an MP4 as they are") == true)
  }

  @Test(
    .needsRealMedia,
    arguments: [
      "meta-pytorch+torchcodec/nasa_13013_rotated.mp4", "dmlc+decord/video_180.mov",
      "abema+go-mp4/sample.mp4",
      "androidx+media/h265_bframes.mp4",
    ])
  func realClipsAreFitted(name: String) throws {
    let source = RealMedia.folder + "/" + name
    let facts = try Prober().facts(source)
    let hasSound = facts.audioCodec != nil
    let recipe = try clips.recipe(
      PixelSize(480, 270), rate: FrameRate(30, over: 1), window: TimeWindow(start: 0, end: 1),
      hasSound: hasSound)
    try clips.make(recipe, from: source)
  }
}
