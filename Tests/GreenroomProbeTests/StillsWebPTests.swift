import GreenroomModel
import Testing

@testable import GreenroomProbe

/// Writes WebP files chunk by chunk.
enum WebPSample {
  static func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
    join(ascii(type), little32(body.count), body, zeros(body.count % 2))
  }

  static func file(_ chunks: [UInt8]) -> [UInt8] {
    join(ascii("RIFF"), little32(chunks.count + 4), ascii("WEBP"), chunks)
  }

  static func lossy(_ width: Int, _ height: Int) -> [UInt8] {
    chunk("VP8 ", join([0x30, 0x01, 0x00, 0x9D, 0x01, 0x2A], little16(width), little16(height), zeros(20)))
  }

  static func lossless(_ width: Int, _ height: Int, alpha: Bool) -> [UInt8] {
    let fields = (width - 1) | (height - 1) << 14 | (alpha ? 1 : 0) << 28
    return chunk("VP8L", join([0x2F], little32(fields), zeros(20)))
  }

  static func canvas(_ width: Int, _ height: Int, flags: UInt8) -> [UInt8] {
    chunk("VP8X", join([flags, 0, 0, 0], little24(width - 1), little24(height - 1)))
  }

  static func frame(milliseconds: Int) -> [UInt8] {
    chunk("ANMF", join(zeros(12), little24(milliseconds), [0], lossy(8, 8)))
  }
}

@Suite struct StillsWebPTests {
  private func read(_ content: [UInt8]) throws -> MediaFacts {
    let source = FileSource(content: content)
    #expect(Sniffer.format(of: source) == .still(.webp))
    return try StillHeaders.read(.webp, source)
  }

  @Test func readsTheLossyForm() throws {
    // The two high bits of a side are a scale that changes no pixel.
    let facts = try read(WebPSample.file(WebPSample.lossy(550 | 0x4000, 368)))
    #expect(facts.width == 550)
    #expect(facts.height == 368)
    #expect(facts.alpha == false)
    #expect(facts.pixelFormat == "yuv420p")
    #expect(facts.videoCodec == "webp")
  }

  @Test(arguments: [true, false]) func readsTheLosslessForm(alpha: Bool) throws {
    let facts = try read(WebPSample.file(WebPSample.lossless(11_330, 16_384, alpha: alpha)))
    #expect(facts.width == 11_330)
    #expect(facts.height == 16_384)
    #expect(facts.alpha == alpha)
    #expect(facts.colorModel == "rgb")
  }

  @Test func takesTheCanvasOfTheExtendedForm() throws {
    let facts = try read(
      WebPSample.file(WebPSample.canvas(16_777_216, 300, flags: 0x10) + WebPSample.lossy(8, 8)))
    #expect(facts.width == 16_777_216)
    #expect(facts.height == 300)
    #expect(facts.alpha == true)
    #expect(facts.animated == false)
  }

  @Test(arguments: orientations, [true, false])
  func showsThePictureAsItsOrientationWants(
    orientation: (number: Int, rotation: Int, swaps: Bool), hasPrefix: Bool
  ) throws {
    let prefix = hasPrefix ? ascii("Exif\u{0}\u{0}") : []
    let exif = WebPSample.chunk("EXIF", prefix + EXIFSample.block(orientation: orientation.number))
    let facts = try read(
      WebPSample.file(WebPSample.canvas(640, 480, flags: 0x08) + WebPSample.lossy(640, 480) + exif))
    #expect(facts.orientation == orientation.number)
    #expect(facts.rotation == orientation.rotation)
    #expect(facts.width == (orientation.swaps ? 480 : 640))
  }

  @Test func addsUpAnAnimation() throws {
    let frames = [40, 40, 5, 1_000].flatMap(WebPSample.frame)
    let facts = try read(WebPSample.file(WebPSample.canvas(64, 64, flags: 0x02) + frames))
    #expect(facts.animated == true)
    #expect(facts.frameCount == 4)
    #expect(facts.duration == Seconds(1.18))
  }

  @Test func takesAnAnimationOfOneFrameForAStill() throws {
    let facts = try read(
      WebPSample.file(WebPSample.canvas(64, 64, flags: 0x02) + WebPSample.frame(milliseconds: 40)))
    #expect(facts.animated == false)
    #expect(facts.duration == nil)
  }

  @Test func knowsThatTheFileBreaksOff() throws {
    let whole = WebPSample.file(WebPSample.lossless(64, 64, alpha: false))
    #expect(try read(whole).truncated == nil)
    #expect(try read(Array(whole.dropLast(1))).truncated == nil, "the padding byte may be missing")
    #expect(try read(Array(whole.dropLast(3))).truncated == true)
    #expect(try read(whole + zeros(9)).truncated == nil)
  }
}
