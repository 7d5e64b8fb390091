import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Clips that ffmpeg makes: what headers say, and what packets say instead.
@Suite struct ClipTests {
  private let prober = Prober()

  @Test func saysWhatAnOrdinaryClipIs() throws {
    let made = try MadeMedia()
    let report = try prober.report(made.clip("a.mp4", sound: true), .packets)
    let facts = report.facts
    #expect(report.kind == .video)
    #expect(facts.container == "mp4")
    #expect([facts.width, facts.height, facts.codedWidth, facts.codedHeight] == [160, 120, 160, 120])
    #expect(facts.videoCodec == "h264")
    #expect(facts.audioCodec == "aac")
    #expect(facts.pixelFormat == "yuv420p")
    #expect(facts.bitDepth == 8)
    #expect(facts.alpha == false)
    #expect(facts.frameRate == FrameRate(25, over: 1))
    #expect(facts.variableFrameRate == false)
    #expect(facts.frameCount == 50)
    #expect(facts.sampleRate == 44_100)
    #expect(facts.channels == 1)
    #expect(facts.audioBitDepth == nil)
    #expect(facts.encrypted == false)
    #expect(facts.rotation == 0)
    #expect(facts.sampleAspectRatio == FrameRate(1, over: 1))
    #expect(facts.verified)
  }

  @Test(arguments: [
    (turn: "90", rotation: 270, width: 120), (turn: "180", rotation: 180, width: 160),
    (turn: "270", rotation: 90, width: 120),
  ])
  func turnsTheSizeAsAPlayerDoes(turn: String, rotation: Int, width: Int) throws {
    let made = try MadeMedia()
    let turned = try made.copy(made.clip("a.mp4"), to: "turned.mp4", ["-metadata:s:v:0", "rotate=\(turn)"])
    let facts = try prober.facts(turned, .headers)
    #expect(facts.rotation == rotation)
    #expect(facts.width == width)
    #expect(facts.codedWidth == 160)
  }

  @Test func playsAnEditedClipForAsLongAsItsEditsSay() throws {
    let made = try MadeMedia()
    let whole = try made.clip("a.mp4", seconds: 6, sound: true)
    let cut = try made.copy(whole, to: "cut.mp4", before: ["-ss", "3.3"])
    for depth in [ProbeDepth.headers, .packets] {
      let seconds = try #require(try prober.facts(cut, depth).duration?.value)
      #expect(abs(seconds - 2.7) < 0.045, "\(depth)")
    }
  }

  @Test func countsTheGapBeforeALateStream() throws {
    let made = try MadeMedia()
    let late = try made.copy(made.clip("a.mp4"), to: "late.mp4", ["-output_ts_offset", "3"])
    for depth in [ProbeDepth.headers, .packets] {
      #expect(try prober.facts(late, depth).duration == Seconds(microseconds: 5_000_000), "\(depth)")
    }
  }

  @Test func doesNotCountWhereFragmentsBeginInALongerPresentation() throws {
    let made = try MadeMedia()
    let flags = ["-output_ts_offset", "10", "-movflags", "frag_keyframe+empty_moov+default_base_moof"]
    let fragments = try made.copy(made.clip("a.mp4", seconds: 4), to: "fragments.mp4", flags)
    for depth in [ProbeDepth.headers, .packets] {
      #expect(try prober.facts(fragments, depth).duration == Seconds(microseconds: 4_000_000), "\(depth)")
    }
    #expect(try prober.facts(fragments).frameCount == 100)
  }

  @Test func doesNotBelieveAForgedDuration() throws {
    let made = try MadeMedia()
    let forged = try made.changed(made.clip("a.mp4", seconds: 4), to: "forged.mp4") { bytes in
      guard let header = bytes.position(of: "mvhd") else { return }
      bytes.putBig(60_000, at: header + 20)
    }
    let facts = try prober.facts(forged)
    #expect(facts.duration == Seconds(microseconds: 4_000_000))
    #expect(facts.headerDuration == Seconds(microseconds: 60_000_000))
    #expect(try prober.facts(forged, .headers).duration == Seconds(microseconds: 4_000_000))
  }

  @Test func knowsNoDurationWhereThereAreNoSamples() throws {
    let made = try MadeMedia()
    let pieces = ["-f", "dash", "-init_seg_name", "init.mp4", "-media_seg_name", "$Number$.m4s"]
    try made.copy(made.clip("a.mp4"), to: "list.mpd", pieces)
    let facts = try prober.facts(made.folder.appending("init.mp4"))
    #expect(facts.duration == nil)
    #expect(facts.width == 160)
    let piece = try #require(prober.problem(made.folder.appending("1.m4s")))
    #expect(piece.code == .fileUnreadable)
    #expect(piece.message.contains("initialisation segment"))
  }

  @Test func saysThatAClipIsEncrypted() throws {
    let made = try MadeMedia()
    let key = [
      "-encryption_scheme", "cenc-aes-ctr", "-encryption_key", "76a6c65c5ea762046bd749a2e632ccbb",
      "-encryption_kid", "a7e61c373e219033c21091fa607bf3b8",
    ]
    let path = try made.clip("a.mp4", key)
    #expect(try prober.facts(path, .headers).encrypted == true)
    let facts = try prober.facts(path)
    #expect(facts.encrypted == true)
    #expect(facts.duration == Seconds(microseconds: 2_000_000))
    #expect(facts.flat == nil)
  }

  @Test func keepsTheTimeOfAClipThatIsCutShortAndSaysSo() throws {
    let made = try MadeMedia()
    let whole = try made.clip("a.mp4", seconds: 4, ["-movflags", "faststart"])
    let cut = try made.changed(whole, to: "cut.mp4") { $0.removeLast($0.count / 2) }
    for depth in [ProbeDepth.headers, .packets] {
      let facts = try prober.facts(cut, depth)
      #expect(facts.truncated == true)
      #expect(facts.duration == Seconds(microseconds: 4_000_000))
    }
    #expect(try prober.facts(whole).truncated == nil)
  }

  @Test func saysThatTheIndexIsMissing() throws {
    let made = try MadeMedia()
    let cut = try made.changed(made.clip("a.mp4"), to: "cut.mp4") { $0.removeLast($0.count / 2) }
    let problem = try #require(prober.problem(cut))
    #expect(problem.code == .fileTruncated)
    #expect(problem.isMedia)
  }

  @Test func tellsMatroskaFromWebM() throws {
    let made = try MadeMedia()
    let facts = try prober.facts(made.copy(made.clip("a.mp4", sound: true), to: "a.mkv"))
    #expect(facts.container == "mkv")
    #expect(facts.frameRate == FrameRate(25, over: 1))
    let webm = made.folder.appending("a.webm")
    try Tool.ffmpeg(["-f", "lavfi", "-i", "testsrc2=s=160x120:r=24:d=1", "-c:v", "libvpx", webm])
    #expect(try prober.facts(webm).container == "webm")
    #expect(try prober.facts(webm).frameCount == 24)
  }

  @Test func takesCoverArtForNoVideo() throws {
    let made = try MadeMedia()
    let cover = made.folder.appending("cover.png")
    try Tool.ffmpeg(["-f", "lavfi", "-i", "testsrc2=s=64x64:d=1", "-frames:v", "1", cover])
    for name in ["a.mp3", "a.m4a", "a.flac"] {
      let sound = try made.tone(name, seconds: 2)
      let path = made.folder.appending("with-\(name)")
      try Tool.ffmpeg(
        [
          "-i", sound, "-i", cover, "-map", "0", "-map", "1", "-c", "copy", "-disposition:v:0",
          "attached_pic", path,
        ])
      let report = try prober.report(path, .packets)
      #expect(report.kind == .audio, "\(name)")
      #expect(report.facts.width == nil, "\(name)")
      #expect(report.facts.videoCodec == nil, "\(name)")
      #expect(abs((report.facts.duration?.value ?? 0) - 2) < 0.03, "\(name)")
    }
  }

  @Test func takesAClipOfOneFrameForAVideo() throws {
    let made = try MadeMedia()
    let report = try prober.report(made.clip("a.mp4", seconds: 0.04), .packets)
    #expect(report.kind == .video)
    #expect(report.facts.duration == Seconds(microseconds: 40_000))
    #expect(report.facts.frameCount == 1)
  }
}
