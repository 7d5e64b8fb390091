import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// WAVE files whose sizes are what recorders and careless tools write.
@Suite struct WaveTests {
  private let prober = Prober()
  private let tenSeconds = Seconds(microseconds: 10_000_000)

  @Test(arguments: [
    (size: UInt32(0), isCut: false), (size: 0xFFFF_FFFF, isCut: false), (size: 0x7FFF_FFFF, isCut: false),
    (size: 2_000_000, isCut: true),
  ])
  func takesThePlayingTimeFromTheBytesThatAreThere(size: UInt32, isCut: Bool) throws {
    let made = try MadeMedia()
    let lying = try made.changed(made.tone("a.wav"), to: "lying.wav") { bytes in
      guard let data = bytes.position(of: "data") else { return }
      bytes.putLittle(size, at: data + 4)
      bytes.putLittle(size, at: 4)
    }
    for depth in [ProbeDepth.headers, .packets] {
      let facts = try prober.facts(lying, depth)
      #expect(facts.duration == tenSeconds, "\(depth)")
      #expect(facts.truncated == (isCut ? true : nil), "\(depth)")
    }
  }

  @Test(arguments: [
    (codec: "pcm_u8", bits: 8), (codec: "pcm_s16le", bits: 16), (codec: "pcm_s24le", bits: 24),
    (codec: "pcm_s32le", bits: 32), (codec: "pcm_f32le", bits: 32),
  ])
  func saysHowManyBitsASampleHas(codec: String, bits: Int) throws {
    let made = try MadeMedia()
    let facts = try prober.facts(made.tone("a.wav", ["-c:a", codec]), .headers)
    #expect(facts.container == "wav")
    #expect(facts.audioCodec == codec)
    #expect(facts.audioBitDepth == bits)
    #expect(facts.duration == tenSeconds)
  }

  @Test func readsTheWideForm() throws {
    let made = try MadeMedia()
    let facts = try prober.facts(made.tone("a.wav", ["-rf64", "always"]))
    #expect(facts.duration == tenSeconds)
    #expect(facts.truncated == nil)
  }

  @Test func knowsNoDurationWithoutSamples() throws {
    let made = try MadeMedia()
    let empty = try made.changed(made.tone("a.wav", seconds: 1), to: "empty.wav") { bytes in
      guard let data = bytes.position(of: "data") else { return }
      bytes.removeLast(bytes.count - data - 8)
      bytes.putLittle(0, at: data + 4)
    }
    #expect(try prober.facts(empty).duration == nil)
  }
}
