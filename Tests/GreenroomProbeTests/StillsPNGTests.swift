import GreenroomModel
import Testing

@testable import GreenroomProbe

/// Writes PNG files chunk by chunk; checksums are zero, since no header reader looks at them.
enum PNGSample {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  static let end = chunk("IEND")

  static func chunk(_ type: String, _ body: [UInt8] = []) -> [UInt8] {
    join(big32(body.count), ascii(type), body, zeros(4))
  }

  static func header(_ width: Int, _ height: Int, depth: UInt8 = 8, color: UInt8 = 2) -> [UInt8] {
    chunk("IHDR", big32(width) + big32(height) + [depth, color, 0, 0, 0])
  }

  static func frame(delay: Int, over: Int) -> [UInt8] {
    chunk("fcTL", zeros(20) + big16(delay) + big16(over) + [0, 0])
  }

  static func file(
    _ width: Int, _ height: Int, color: UInt8 = 2, before: [UInt8] = [], after: [UInt8] = []
  ) -> [UInt8] {
    join(signature, header(width, height, color: color), before, chunk("IDAT", zeros(40)), after, end)
  }
}

@Suite struct StillsPNGTests {
  private func read(_ content: [UInt8]) throws -> MediaFacts {
    let source = FileSource(content: content)
    #expect(Sniffer.format(of: source) == .still(.png))
    return try StillHeaders.read(.png, source)
  }

  @Test(arguments: [
    (UInt8(0), UInt8(1), "monob", 1, "gray", false), (0, 8, "gray", 8, "gray", false),
    (0, 16, "gray16be", 16, "gray", false), (2, 8, "rgb24", 8, "rgb", false),
    (2, 16, "rgb48be", 16, "rgb", false), (3, 4, "pal8", 8, "palette", false),
    (4, 8, "ya8", 8, "gray", true), (6, 8, "rgba", 8, "rgb", true), (6, 16, "rgba64be", 16, "rgb", true),
  ])
  func saysWhatTheColoursAre(
    color: UInt8, depth: UInt8, pixels: String, bits: Int, model: String, alpha: Bool
  ) throws {
    let facts = try read(
      join(
        PNGSample.signature, PNGSample.header(300, 200, depth: depth, color: color), PNGSample.chunk("IDAT"),
        PNGSample.end))
    #expect(facts.width == 300)
    #expect(facts.height == 200)
    #expect(facts.pixelFormat == pixels)
    #expect(facts.bitDepth == bits)
    #expect(facts.colorModel == model)
    #expect(facts.alpha == alpha)
    #expect(facts.videoCodec == "png")
  }

  @Test(
    arguments: [
      (UInt8(2), zeros(6), true), (0, zeros(2), true), (3, [255, 255, 0], true), (3, [255, 255], false),
    ] as [(UInt8, [UInt8], Bool)])
  func findsTransparency(color: UInt8, table: [UInt8], alpha: Bool) throws {
    let facts = try read(PNGSample.file(8, 8, color: color, before: PNGSample.chunk("tRNS", table)))
    #expect(facts.alpha == alpha)
  }

  @Test(arguments: orientations, [true, false])
  func showsThePictureAsItsOrientationWants(
    orientation: (number: Int, rotation: Int, swaps: Bool), isLast: Bool
  ) throws {
    let exif = PNGSample.chunk("eXIf", EXIFSample.block(orientation: orientation.number))
    let facts = try read(PNGSample.file(640, 480, before: isLast ? [] : exif, after: isLast ? exif : []))
    #expect(facts.orientation == orientation.number)
    #expect(facts.rotation == orientation.rotation)
    #expect(facts.width == (orientation.swaps ? 480 : 640))
  }

  @Test func findsTheOrientationBehindManyChunksOfPixels() throws {
    let pixels = (0..<2_000).flatMap { _ in PNGSample.chunk("IDAT", [UInt8](repeating: 0x41, count: 1_000)) }
    let exif = PNGSample.chunk("eXIf", EXIFSample.block(orientation: 6))
    let source = FileSource(content: PNGSample.file(640, 480, before: pixels, after: exif))
    let before = source.bytesRead
    let facts = try StillHeaders.read(.png, source)
    #expect(facts.width == 480)
    #expect(facts.truncated == nil)
    #expect(source.bytesRead - before < 500_000)
  }

  // MARK: - Animation

  @Test func countsAnAnimationOfMoreThanOneFrame() throws {
    let control = PNGSample.chunk("acTL", big32(3) + big32(0))
    let frames = join(
      PNGSample.frame(delay: 1, over: 4), PNGSample.frame(delay: 50, over: 0),
      PNGSample.frame(delay: 0, over: 9))
    let facts = try read(PNGSample.file(64, 64, before: control, after: frames))
    #expect(facts.animated == true)
    #expect(facts.frameCount == 3)
    // A quarter of a second, fifty hundredths, and a frame of no length that players hold for a tenth.
    #expect(facts.duration == Seconds(0.85))
    #expect(facts.videoCodec == "apng")
  }

  @Test func takesAnAnimationOfOneFrameForAStill() throws {
    let control = PNGSample.chunk("acTL", big32(1) + big32(0))
    let facts = try read(PNGSample.file(64, 64, before: control + PNGSample.frame(delay: 1, over: 4)))
    #expect(facts.animated == false)
    #expect(facts.duration == nil)
    #expect(facts.frameCount == nil)
  }

  // MARK: - Ends

  @Test func knowsThatTheFileBreaksOff() throws {
    let whole = PNGSample.file(64, 64)
    #expect(try read(whole).truncated == nil)
    #expect(try read(Array(whole.dropLast(12))).truncated == true)
    #expect(try read(Array(whole.dropLast(20))).truncated == true)
    #expect(try read(whole + zeros(100_000)).truncated == nil)
  }

  @Test(arguments: [(0, 5), (5, 0), (0x8000_0000, 5)])
  func refusesASizeThatIsNone(width: Int, height: Int) {
    #expect {
      _ = try read(PNGSample.file(width, height))
    } throws: {
      ($0 as? FileProblem)?.code == .fileUnreadable
    }
  }

  @Test func namesATransferThatChangedLineEnds() {
    var content = PNGSample.file(64, 64)
    content.remove(at: 4)
    #expect {
      _ = try read(content)
    } throws: {
      ($0 as? FileProblem)?.message.contains("binary") == true
    }
  }
}
