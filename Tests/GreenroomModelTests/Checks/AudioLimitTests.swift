import GreenroomModel
import GreenroomTestSupport
import Testing

/// Every limit on sounds: one below, at, one above, and each reading of it.
@Suite struct AudioLimitTests {
  private static let bytes: [LimitCase] = [
    LimitCase("15,000,000 bytes", .audio(bytes: 15_000_000)),
    LimitCase("15,000,001 bytes", .audio(bytes: 15_000_001), "warning audio.bytes @audio1"),
    LimitCase("15,728,640 bytes", .audio(bytes: 15_728_640), "warning audio.bytes @audio1"),
    LimitCase("15,728,641 bytes", .audio(bytes: 15_728_641), "error audio.bytes @audio1"),
  ]

  private static let durations: [LimitCase] = [
    LimitCase("1.799999 s", .audio(seconds: 1.799999), "error audio.duration @audio1"),
    LimitCase("1.8 s", .audio(seconds: 1.8), "warning audio.duration @audio1"),
    LimitCase("1.999999 s", .audio(seconds: 1.999999), "warning audio.duration @audio1"),
    LimitCase("2 s", .audio(seconds: 2)),
    LimitCase("15 s", .audio(seconds: 15)),
    LimitCase("15.000001 s", .audio(seconds: 15.000001), "warning audio.duration @audio1"),
    LimitCase("15.2 s", .audio(seconds: 15.2), "warning audio.duration @audio1"),
    LimitCase("15.200001 s", .audio(seconds: 15.200001), "error audio.duration @audio1"),
    LimitCase("unknown", .audio(seconds: nil), "warning audio.duration @audio1"),
  ]

  private static let formats: [LimitCase] = [
    LimitCase("16-bit wav", .audio("wav", "pcm_s16le")),
    LimitCase("24-bit wav", .audio("wav", "pcm_s24le"), "warning audio.format @audio1"),
    LimitCase("float wav", .audio("wav", "pcm_f32le"), "warning audio.format @audio1"),
    LimitCase("adpcm wav", .audio("wav", "adpcm_ms"), "warning audio.format @audio1"),
    LimitCase("m4a", .audio("m4a", "aac"), "error audio.format @audio1"),
    LimitCase("flac", .audio("flac", "flac"), "error audio.format @audio1"),
    LimitCase("ogg", .audio("ogg", "opus"), "error audio.format @audio1"),
    LimitCase("aac", .audio("aac", "aac"), "error audio.format @audio1"),
    LimitCase("MPEG layer 2 called mp3", .audio("mp3", "mp2"), "error audio.format @audio1"),
    LimitCase("unknown codec", .audio { $0.audioCodec = nil }),
    LimitCase("silent", .audio { $0.silent = true }, "warning audio.silent @audio1"),
    LimitCase("clipped", .audio { $0.clipped = true }, "warning audio.clipped @audio1"),
  ]

  @Test(arguments: bytes + durations + formats, ["seedance-2.0", "seedance-2.0-fast"])
  func judgesASound(_ row: LimitCase, model: String) {
    #expect(CheckWorld.saidAlone(row.reference, model: model) == row.said)
  }

  @Test(arguments: ["seedance-1.5-pro", "seedance-1.0-pro-quality", "seedance-1.0-pro-fast"])
  func olderModelsTakeNoSound(model: String) {
    #expect(CheckWorld.saidAlone(.audio(seconds: 60), model: model) == ["error mode.unsupported @audio1"])
  }
}

extension Reference {
  static func audio(
    seconds: Double? = 5, bytes: Int64 = 200_000, facts spoil: (inout MediaFacts) -> Void = { _ in }
  ) -> Reference {
    ReferenceBuilder.audio(seconds: seconds, bytes: bytes, facts: spoil)
  }

  static func audio(_ container: String, _ codec: String) -> Reference {
    ReferenceBuilder.audio(path: "/refs/theme.\(container)") {
      ($0.container, $0.audioCodec) = (container, codec)
    }
  }
}
