import GreenroomModel
import GreenroomTestSupport
import Testing

/// Every limit on clips: one below, at, one above, and each reading of it.
@Suite struct VideoLimitTests {
  private static let bytes: [LimitCase] = [
    LimitCase("50,000,000 bytes", .video(bytes: 50_000_000)),
    LimitCase("50,000,001 bytes", .video(bytes: 50_000_001), "warning video.bytes @video1"),
    LimitCase("52,428,800 bytes", .video(bytes: 52_428_800), "warning video.bytes @video1"),
    LimitCase("52,428,801 bytes", .video(bytes: 52_428_801), "error video.bytes @video1"),
  ]

  private static let durations: [LimitCase] = [
    LimitCase("1.79 s", .video(seconds: 1.79), "error video.duration @video1"),
    LimitCase("1.799999 s", .video(seconds: 1.799999), "error video.duration @video1"),
    LimitCase("1.8 s", .video(seconds: 1.8), "warning video.duration @video1"),
    LimitCase("1.999999 s", .video(seconds: 1.999999), "warning video.duration @video1"),
    LimitCase("2 s", .video(seconds: 2)),
    LimitCase("15 s", .video(seconds: 15)),
    LimitCase("15.000001 s", .video(seconds: 15.000001), "warning video.duration @video1"),
    LimitCase("15.04 s", .video(seconds: 15.04), "warning video.duration @video1"),
    LimitCase("15.2 s", .video(seconds: 15.2), "warning video.duration @video1"),
    LimitCase("15.200001 s", .video(seconds: 15.200001), "error video.duration @video1"),
    LimitCase("15.3 s", .video(seconds: 15.3), "error video.duration @video1"),
    LimitCase("18.2 s", .video(seconds: 18.2), "error video.duration @video1"),
    LimitCase("0 s", .video(seconds: 0), "error video.duration @video1"),
    LimitCase("unknown", .video(seconds: nil), "error video.no_duration @video1"),
  ]

  private static let rates: [LimitCase] = [
    LimitCase("12", .video(rate: 12, 1), "error video.fps @video1"),
    LimitCase("23.75", .video(rate: 95, 4), "error video.fps @video1"),
    LimitCase("23.799999", .video(rate: 23_799_999, 1_000_000), "error video.fps @video1"),
    LimitCase("23.8", .video(rate: 119, 5), "warning video.fps @video1"),
    LimitCase("24000/1001", .video(rate: 24_000, 1_001), "warning video.fps @video1"),
    LimitCase("24", .video(rate: 24, 1)),
    LimitCase("30000/1001", .video(rate: 30_000, 1_001)),
    LimitCase("60000/1001", .video(rate: 60_000, 1_001)),
    LimitCase("60", .video(rate: 60, 1)),
    LimitCase("60.000001", .video(rate: 60_000_001, 1_000_000), "error video.fps @video1"),
    LimitCase("61", .video(rate: 61, 1), "error video.fps @video1"),
    LimitCase("huge", .video(rate: .max, 1), "error video.fps @video1"),
    LimitCase("tiny", .video(rate: 1, .max), "error video.fps @video1"),
    LimitCase("unknown", .video { $0.frameRate = nil }, "warning video.fps @video1"),
  ]

  private static let pixels: [LimitCase] = [
    LimitCase("407,040", .video(848, 480, area: 407_040), "error video.pixels @video1"),
    LimitCase("394,560", .video(960, 411, area: 394_560), "error video.pixels @video1"),
    LimitCase("407,694", .video(714, 571, area: 407_694), "error video.pixels @video1"),
    LimitCase("407,696", .video(664, 614, area: 407_696), "warning video.pixels @video1"),
    LimitCase("409,599", .video(641, 639, area: 409_599), "warning video.pixels @video1"),
    LimitCase("409,600", .video(640, 640, area: 409_600)),
    LimitCase("409,920", .video(854, 480, area: 409_920)),
    LimitCase("428,544", .video(864, 496, area: 428_544)),
    LimitCase("2,086,876", .video(2_206, 946, area: 2_086_876)),
    LimitCase("2,086,884", .video(1_539, 1_356, area: 2_086_884), "warning video.pixels @video1"),
    LimitCase("8,295,044", .video(3_326, 2_494, area: 8_295_044), "warning video.pixels @video1"),
    LimitCase("8,295,048", .video(3_012, 2_754, area: 8_295_048), "error video.pixels @video1"),
  ]

  private static let shapes: [LimitCase] = [
    LimitCase("299 wide", .video(299, 600), "error video.side @video1", "error video.pixels @video1"),
    LimitCase("300 wide", .video(300, 700), "error video.pixels @video1"),
    LimitCase(
      "2500×1000", .video(2_500, 1_000), "warning video.pixels @video1", "warning video.ratio @video1"),
    LimitCase("1280×512", .video(1_280, 512), "warning video.ratio @video1"),
    LimitCase("1280×511", .video(1_280, 511), "error video.ratio @video1"),
    LimitCase("512×1280", .video(512, 1_280), "warning video.ratio @video1"),
    LimitCase("511×1280", .video(511, 1_280), "error video.ratio @video1"),
    LimitCase(
      "6001×1200", .video(6_001, 1_200), "error video.side @video1", "error video.ratio @video1",
      "warning video.pixels @video1"),
    LimitCase("unknown", .video { ($0.width, $0.height) = (nil, nil) }, "warning video.side @video1"),
  ]

  private static let formats: [LimitCase] = [
    LimitCase("mov", .video(container: "mov")),
    LimitCase("hevc", .video { $0.videoCodec = "hevc" }),
    LimitCase("webm with H.264", .video(container: "webm"), "warning video.container @video1"),
    LimitCase("mkv", .video(container: "mkv"), "error video.container @video1"),
    LimitCase("avi", .video(container: "avi"), "error video.container @video1"),
    LimitCase("vp9", .video { $0.videoCodec = "vp9" }, "error video.codec @video1"),
    LimitCase("unknown codec", .video { $0.videoCodec = nil }, "warning video.codec @video1"),
    LimitCase("mp3 sound", .video { $0.audioCodec = "mp3" }),
    LimitCase("no sound", .video { $0.audioCodec = nil }),
    LimitCase("opus sound", .video { $0.audioCodec = "opus" }, "error video.audio_codec @video1"),
    LimitCase("pcm sound", .video { $0.audioCodec = "pcm_s16le" }, "error video.audio_codec @video1"),
  ]

  private static let quality: [LimitCase] = [
    LimitCase("variable rate", .video { $0.variableFrameRate = true }, "warning video.vfr @video1"),
    LimitCase("turned", .video { $0.rotation = 90 }, "warning video.rotation @video1"),
    LimitCase("square pixels", .video { $0.sampleAspectRatio = FrameRate(1, over: 1) }),
    LimitCase("square pixels, not reduced", .video { $0.sampleAspectRatio = FrameRate(64, over: 64) }),
    LimitCase(
      "wide pixels", .video { $0.sampleAspectRatio = FrameRate(4, over: 3) }, "warning video.sar @video1"),
    LimitCase("flat", .video { $0.flat = true }, "warning image.flat @video1"),
    LimitCase("dark", .video { $0.dark = true }, "warning image.dark @video1"),
    LimitCase("barred", .video { $0.bars = .middle }, "warning image.bars @video1"),
    LimitCase("silent", .video { $0.silent = true }),
  ]

  @Test(
    arguments: bytes + durations + rates + pixels + shapes + formats + quality,
    ["seedance-2.0", "seedance-2.0-fast"])
  func judgesAClip(_ row: LimitCase, model: String) {
    let said = CheckWorld.saidAlone(row.reference, model: model)
    #expect(Set(said) == Set(row.said) && said.count == row.said.count)
  }

  @Test(arguments: ["seedance-1.5-pro", "seedance-1.0-pro-quality", "seedance-1.0-pro-fast"])
  func olderModelsTakeNoClip(model: String) {
    // One finding: the limits of clips mean nothing there.
    #expect(
      CheckWorld.saidAlone(.video(seconds: 60, 100, 100), model: model)
        == ["error mode.unsupported @video1"])
  }
}

extension Reference {
  static func video(
    seconds: Double? = 5, _ width: Int = 1_280, _ height: Int = 720, bytes: Int64 = 5_000_000,
    facts spoil: (inout MediaFacts) -> Void = { _ in }
  ) -> Reference {
    ReferenceBuilder.video(seconds: seconds, width, height, bytes: bytes, facts: spoil)
  }

  static func video(rate numerator: Int64, _ denominator: Int64) -> Reference {
    .video { $0.frameRate = FrameRate(numerator, over: denominator) }
  }

  static func video(container: String) -> Reference {
    ReferenceBuilder.video(path: "/refs/clip.\(container)") { $0.container = container }
  }

  /// A size whose area the table states, so that the table cannot lie.
  static func video(_ width: Int, _ height: Int, area: Int) -> Reference {
    precondition(width * height == area, "\(width)×\(height) is \(width * height)")
    return .video(width, height)
  }
}
