import GreenroomModel
import Testing

@testable import GreenroomProbe

/// Writes Windows and OS/2 bitmaps.
enum BitmapSample {
  static func file(
    _ width: Int, _ height: Int, depth: Int = 24, headerLength: Int = 40, compression: Int = 0,
    alphaMask: Int = 0, pixels: Int? = nil
  ) -> [UInt8] {
    let fields =
      headerLength == 12
      ? join(little16(width), little16(height), little16(1), little16(depth))
      : join(
        little32(width), little32(height), little16(1), little16(depth), little32(compression), zeros(32),
        little32(alphaMask), zeros(100))
    let header = join(little32(headerLength), fields).prefix(headerLength)
    let rows = pixels ?? (width * depth + 31) / 32 * 4 * abs(height)
    return join(
      ascii("BM"), zeros(8), little32(14 + headerLength), Array(header), zeros(rows))
  }
}

@Suite struct StillsBitmapTests {
  private func read(_ content: [UInt8]) throws -> MediaFacts {
    let source = FileSource(content: content)
    #expect(Sniffer.format(of: source) == .still(.bmp))
    return try StillHeaders.read(.bmp, source)
  }

  @Test(arguments: [12, 16, 40, 52, 56, 64, 108, 124]) func readsEveryHeader(length: Int) throws {
    let facts = try read(BitmapSample.file(33, 17, headerLength: length))
    #expect(facts.width == 33)
    #expect(facts.height == 17)
    #expect(facts.videoCodec == "bmp")
    #expect(facts.truncated == nil)
  }

  @Test func readsRowsThatRunFromTheTop() throws {
    let facts = try read(BitmapSample.file(33, -17))
    #expect(facts.height == 17)
  }

  @Test func readsTheFirstPictureOfAnArray() throws {
    let facts = try read(ascii("BA") + zeros(12) + BitmapSample.file(33, 17))
    #expect(facts.width == 33)
  }

  @Test(
    arguments: [
      (1, 0, 0, "palette", "pal8", false), (8, 1, 0, "palette", "pal8", false),
      (24, 0, 0, "rgb", "bgr24", false), (32, 0, 0, "rgb", "bgr0", nil),
      (32, 3, 0xFF00_0000, "rgb", "bgra", true), (32, 3, 0, "rgb", "bgr0", false),
    ] as [(Int, Int, Int, String, String, Bool?)])
  func saysWhatTheColoursAre(
    depth: Int, compression: Int, mask: Int, model: String, pixels: String, alpha: Bool?
  ) throws {
    let facts = try read(
      BitmapSample.file(8, 8, depth: depth, headerLength: 124, compression: compression, alphaMask: mask))
    #expect(facts.colorModel == model)
    #expect(facts.pixelFormat == pixels)
    #expect(facts.alpha == alpha)
  }

  /// Five pixels of 24 bits are 15 bytes, padded to 16: three rows end at 47, or at 48 with the padding.
  @Test(arguments: [(46, true), (47, nil), (48, nil)] as [(Int, Bool?)])
  func knowsThatRowsAreMissing(pixels: Int, isCut: Bool?) throws {
    #expect(try read(BitmapSample.file(5, 3, pixels: pixels)).truncated == isCut)
  }

  @Test func readsAForgedSizeWithoutMakingRoomForIt() throws {
    let facts = try read(BitmapSample.file(0x7FFF_FFFF, 0x7FFF_FFFF, depth: 32, pixels: 4))
    #expect(facts.width == 0x7FFF_FFFF)
    #expect(facts.truncated == true)
  }

  @Test(arguments: [(0, 5), (5, 0), (-5, 5), (5, -0x8000_0000)]) func refusesASizeThatIsNone(
    width: Int, height: Int
  ) {
    #expect {
      _ = try read(BitmapSample.file(width, height, pixels: 4))
    } throws: {
      ($0 as? FileProblem)?.code == .fileUnreadable
    }
  }
}
