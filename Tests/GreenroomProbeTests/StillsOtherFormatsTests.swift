import GreenroomModel
import Testing

@testable import GreenroomProbe

@Suite struct StillsOtherFormatsTests {
  private struct Sample: Sendable, CustomTestStringConvertible {
    let format: StillFormat
    let container: String
    let codec: String
    let content: [UInt8]

    init(_ format: StillFormat, _ container: String, _ codec: String, _ content: [UInt8]) {
      self.format = format
      self.container = container
      self.codec = codec
      self.content = content
    }

    var testDescription: String { "\(container) (\(codec))" }
  }

  /// A file of each format, each of 24 by 10 pixels.
  private static let samples: [Sample] = [
    Sample(.jpegXL, "jxl", "jpegxl", [0xFF, 0x0A] + JPEGXLSample.explicit(24, 10)),
    Sample(
      .jpegXL, "jxl", "jpegxl",
      join(
        HEIFSample.box("JXL ", [0x0D, 0x0A, 0x87, 0x0A]), HEIFSample.box("ftyp", ascii("jxl ")),
        HEIFSample.box("jxlp", zeros(4) + [0xFF, 0x0A] + JPEGXLSample.explicit(24, 10)))),
    Sample(.jpeg2000, "j2k", "jpeg2000", jpeg2000),
    Sample(
      .jpeg2000, "jp2", "jpeg2000",
      join(
        HEIFSample.box("jP  ", [0x0D, 0x0A, 0x87, 0x0A]), HEIFSample.box("ftyp", ascii("jp2 ")),
        HEIFSample.box("jp2c", jpeg2000))),
    Sample(
      .jpeg2000, "jp2", "jpeg2000",
      join(
        HEIFSample.box("jP  ", [0x0D, 0x0A, 0x87, 0x0A]),
        HEIFSample.box("jp2h", HEIFSample.box("ihdr", big32(10) + big32(24) + zeros(6))))),
    Sample(.ico, "ico", "png", icon(kind: 1)),
    Sample(.ico, "cur", "png", icon(kind: 2)),
    Sample(
      .psd, "psd", "psd",
      join(ascii("8BPS"), big16(1), zeros(6), big16(3), big32(10), big32(24), big16(8), big16(3))),
    Sample(
      .psd, "psb", "psd",
      join(ascii("8BPS"), big16(2), zeros(6), big16(3), big32(10), big32(24), big16(8), big16(3))),
    Sample(.qoi, "qoi", "qoi", join(ascii("qoif"), big32(24), big32(10), [3, 0])),
    Sample(.pnm, "pnm", "pbm", ascii("P4\n24 10\n")),
    Sample(.pnm, "pnm", "pgm", ascii("P5 24 10 65535\n")),
    Sample(.pnm, "pnm", "ppm", ascii("P6\n# by hand\n24\t10 # sides\n255\n")),
    Sample(.pnm, "pnm", "pam", ascii("P7\nWIDTH 24\nHEIGHT 10\nDEPTH 4\nMAXVAL 255\nENDHDR\n")),
    Sample(.pnm, "pnm", "pfm", ascii("PF\n24 10\n-1.0\n")),
    Sample(.openEXR, "exr", "exr", openEXR),
    Sample(
      .tga, "tga", "targa",
      join([0, 0, 2], zeros(9), little16(24), little16(10), [24, 0x20], zeros(24 * 10 * 3))),
    Sample(
      .tga, "tga", "targa",
      join(
        [0, 0, 10], zeros(9), little16(24), little16(10), [32, 0x28], zeros(20), zeros(8),
        ascii("TRUEVISION-XFILE."), zeros(1))),
    Sample(
      .pcx, "pcx", "pcx",
      join(
        [10, 5, 1, 8], little16(0), little16(0), little16(23), little16(9), zeros(53), [3], zeros(62))),
    Sample(.sgi, "sgi", "sgi", join(big16(0x01DA), [1, 1], big16(3), big16(24), big16(10), big16(3))),
    Sample(.dds, "dds", "dds", join(ascii("DDS "), zeros(8), little32(10), little32(24))),
    Sample(.dpx, "dpx", "dpx", join(ascii("SDPX"), zeros(768), big32(24), big32(10), zeros(23), [10])),
    Sample(.dpx, "dpx", "dpx", join(ascii("XPDS"), zeros(768), little32(24), little32(10), zeros(23), [10])),
    Sample(.radiance, "hdr", "hdr", ascii("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 10 +X 24\n")),
    Sample(.radiance, "hdr", "hdr", ascii("#?RGBE\n\n+X 24 -Y 10\n")),
  ]

  private static let jpeg2000 = join(
    [0xFF, 0x4F, 0xFF, 0x51], big16(47), big16(0), big32(27), big32(14), big32(3), big32(4), zeros(16),
    big16(3),
    [7, 1, 1, 7, 1, 1, 7, 1, 1])

  /// Two pictures: a bitmap of 16 by 10 and, larger, a PNG.
  private static func icon(kind: Int) -> [UInt8] {
    let bitmap = join(little32(40), little32(16), little32(20), zeros(28))
    let png = PNGSample.file(24, 10)
    return join(
      little16(0), little16(kind), little16(2),
      [16, 10], zeros(6), little32(bitmap.count), little32(38),
      [0, 0], zeros(6), little32(png.count), little32(38 + bitmap.count), bitmap, png)
  }

  private static let openEXR = join(
    [0x76, 0x2F, 0x31, 0x01], little32(2),
    ascii("dataWindow\u{0}box2i\u{0}"), little32(16), zeros(16),
    ascii("displayWindow\u{0}box2i\u{0}"), little32(16), little32(-4), little32(0), little32(19), little32(9),
    [0])

  @Test(arguments: samples) private func readsTheSize(sample: Sample) throws {
    let source = FileSource(content: sample.content)
    #expect(Sniffer.format(of: source) == .still(sample.format))
    let facts = try StillHeaders.read(sample.format, source)
    #expect(facts.container == sample.container)
    #expect(facts.videoCodec == sample.codec)
    #expect(facts.width == 24)
    #expect(facts.height == 10)
    #expect(facts.animated == false)
  }

  @Test(arguments: orientations) func turnsJPEGXL(
    orientation: (number: Int, rotation: Int, swaps: Bool)
  ) throws {
    let bits = JPEGXLSample.explicit(640, 480, orientation: orientation.number)
    let facts = try StillHeaders.read(.jpegXL, FileSource(content: [0xFF, 0x0A] + bits))
    #expect(facts.rotation == orientation.rotation)
    #expect(facts.width == (orientation.swaps ? 480 : 640))
  }

  @Test(arguments: [(1, 8), (2, 9), (3, 10), (4, 12), (5, 14), (6, 10), (7, 16)])
  func readsJPEGXLRatios(ratio: Int, width: Int) throws {
    let source = FileSource(content: [0xFF, 0x0A] + JPEGXLSample.small(eighths: 1, ratio: ratio))
    let facts = try StillHeaders.read(.jpegXL, source)
    #expect(facts.height == 8)
    #expect(facts.width == width)
  }
}

/// Writes the headers of JPEG XL bit by bit.
enum JPEGXLSample {
  /// Sides with nine to thirty bits each, as the smallest form allows.
  static func explicit(_ width: Int, _ height: Int, orientation: Int = 1) -> [UInt8] {
    var bits = [false] + side(height) + number(0, 3) + side(width)
    bits += orientation == 1 ? [true] : [false, true] + number(orientation - 1, 3) + number(0, 3)
    return packed(bits + number(0, 24))
  }

  static func small(eighths: Int, ratio: Int) -> [UInt8] {
    packed([true] + number(eighths - 1, 5) + number(ratio, 3) + [true] + number(0, 16))
  }

  private static func side(_ value: Int) -> [Bool] {
    let width = [9, 13, 18, 30].firstIndex { value - 1 < 1 << $0 } ?? 3
    return number(width, 2) + number(value - 1, [9, 13, 18, 30][width])
  }

  private static func number(_ value: Int, _ width: Int) -> [Bool] {
    (0..<width).map { value >> $0 & 1 == 1 }
  }

  private static func packed(_ bits: [Bool]) -> [UInt8] {
    stride(from: 0, to: bits.count, by: 8).map { start in
      (start..<min(start + 8, bits.count)).reduce(0) { $0 | (bits[$1] ? 1 << UInt8($1 - start) : 0) }
    }
  }
}
