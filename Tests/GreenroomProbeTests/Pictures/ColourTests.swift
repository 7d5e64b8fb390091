import CLittleCMS
import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Colours that are stored otherwise than as 8-bit sRGB.
@Suite struct ColourTests {
  private static let folder = RealMedia.folder

  /// What a profile of Display P3 means, by the formulas of SMPTE EG 432-1 and IEC 61966-2-1.
  @Test(
    arguments: [[200, 100, 50], [128, 128, 128], [30, 160, 90], [255, 255, 255], [240, 20, 20]] as [[UInt8]])
  func displayP3BecomesStandard(pixel: [UInt8]) throws {
    let picture = StillPicture.drawing(16, 16) { _, _ in pixel + [255] }
    let jpeg = try Self.tagged(JPEGPicture.encode(picture, quality: 100, chroma: .each))
    let expected = Self.standard(ofDisplayP3: pixel)
    let shown = try StillReader.shown(jpeg).pixel(8, 8)
    let preview = try StillPreview.make(of: FileSource(content: jpeg), limits: .standard)
    let small = try #require(PictureDecoding.jpeg(preview.image)).pixel(8, 8)
    for channel in 0..<3 {
      #expect(abs(Int(shown[channel]) - Int(expected[channel])) <= 3, "\(pixel): \(shown), not \(expected)")
      #expect(abs(Int(small[channel]) - Int(expected[channel])) <= 6, "\(pixel): \(small), not \(expected)")
    }
  }

  @Test func knowsTheProfileThatChangesNothing() throws {
    let standard = try Self.bytes(of: #require(cmsCreate_sRGBProfile()))
    #expect(Self.isStandard(standard) == true)
    #expect(Self.isStandard(try Self.displayP3()) == false)
    #expect(Self.isStandard(Array(repeating: 7, count: 200)) == nil)
  }

  @Test(
    arguments: [
      ([255, 255, 255, 255], [255, 255, 255]), ([0, 255, 255, 255], [0, 255, 255]),
      ([255, 255, 255, 0], [0, 0, 0]),
      ([128, 255, 0, 128], [64, 128, 0]),
    ] as [([UInt8], [UInt8])])
  func inksWithoutProfileAreTakenForPerfect(inks: [UInt8], colour: [UInt8]) {
    let picture = StillPicture.drawing(2, 2, hasAlpha: true) { _, _ in inks }
    picture.convertInks(by: nil)
    #expect(picture.pixel(1, 1) == colour + [255])
  }

  @Test(
    .needsRealMedia,
    arguments: [
      "lovell+sharp/Channel_digital_image_CMYK_color_no_profile.jpg",
      "python-pillow+Pillow/16bit.deflate.tif",
      "lovell+sharp/Flag_of_the_Netherlands-16bit.png",
      "lovell+sharp/16-bit-grey-alpha.png", "python-pillow+Pillow/tiff_strip_planar_16bit_RGB.tiff",
      "libvips+libvips/cogs.png", "libvips+libvips/trans-x.gif", "libvips+libvips/cogs.gif",
      "libvips+libvips/targa.tga",
      "libvips+libvips/small.bmp", "libvips+libvips/1bit.tif",
    ])
  func decodesAsFFmpegDoes(name: String) throws {
    let path = Self.folder + "/" + name
    let picture = try StillReader.shown(path)
    let theirs = try Tool.firstFrame(of: path)
    #expect(picture.bytes.count == theirs.count)
    #expect(picture.bytes.meanDifference(to: theirs) < 1.5)
  }

  /// These say that their numbers are light itself (a gamma of 1), which FFmpeg does not heed and browsers do.
  @Test(.needsRealMedia, arguments: ["lovell+sharp/tbgn2c16.png", "lovell+sharp/bggn4a16.png"])
  func aGammaIsHeeded(name: String) throws {
    let path = Self.folder + "/" + name
    let picture = try StillReader.shown(path)
    let light = try Tool.firstFrame(of: path)
    let expected = light.enumerated().map { place, value in
      place % 4 == 3 ? value : Self.encoded(Double(value) / 255)
    }
    // Theirs has eight bits of light, which are coarse where it is dark.
    #expect(picture.bytes.meanDifference(to: expected) < 4)
  }

  /// The transfer of sRGB (IEC 61966-2-1).
  private static func encoded(_ light: Double) -> UInt8 {
    let value = light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
    return UInt8((value * 255).rounded())
  }

  /// Dark and light parts are where they should be, whatever the profile makes of the inks.
  @Test(.needsRealMedia) func everyRealPictureInInksIsShown() throws {
    var seen = 0
    for row in try RealMedia.rows() where !row.path.hasPrefix("malformed/") {
      let source = try #require(FileSource(path: RealMedia.path(of: row)))
      guard Sniffer.format(of: source) == .still(.jpeg), let facts = try? StillHeaders.read(.jpeg, source),
        facts.colorModel == "cmyk" || facts.colorModel == "ycck",
        let theirs = try? Tool.firstFrame(of: RealMedia.path(of: row))
      else { continue }
      let picture = try StillReader.shown(RealMedia.path(of: row))
      guard picture.orientationFreeSize == theirs.count else { continue }
      #expect(picture.bytes.meanDifference(to: theirs) < 40, "\(row.path)")
      seen += 1
    }
    #expect(seen >= 3)
  }

  @Test(.needsRealMedia, arguments: ["heif", "avif"])
  func decodesAsHeifConvertDoes(kind: String) throws {
    let folder = try TemporaryFolder()
    var seen = 0
    for row in try RealMedia.rows() where row.path.hasSuffix(".avif") || row.path.hasSuffix(".heic") {
      guard row.path.hasSuffix(kind == "avif" ? ".avif" : ".heic") else { continue }
      let output = folder.appending("\(seen).png")
      let source = try #require(FileSource(path: RealMedia.path(of: row)))
      guard let still = try? StillReader(source, limits: .standard).read(),
        (try? Tool.run("heif-convert", [RealMedia.path(of: row), output])) != nil,
        let theirs = try? Tool.firstFrame(of: output), theirs.count == still.picture.bytes.count
      else { continue }
      #expect(still.picture.bytes.meanDifference(to: theirs) < 2, "\(row.path)")
      seen += 1
    }
    print("heif-convert: \(seen) pictures agree")
    #expect(seen > 0)
  }
}

extension StillPicture {
  fileprivate var orientationFreeSize: Int { width * height * 4 }
}

extension ColourTests {
  private static func bytes(of profile: cmsHPROFILE) throws -> [UInt8] {
    defer { cmsCloseProfile(profile) }
    var size: cmsUInt32Number = 0
    _ = cmsSaveProfileToMem(profile, nil, &size)
    var bytes = [UInt8](repeating: 0, count: Int(size))
    try #require(cmsSaveProfileToMem(profile, &bytes, &size) != 0)
    return bytes
  }

  /// Nil where it is no profile.
  private static func isStandard(_ profile: [UInt8]) -> Bool? {
    guard let profile = ColourProfile(profile, for: [.colour]) else { return nil }
    return profile.isStandard
  }

  private static func displayP3() throws -> [UInt8] {
    var white = cmsCIExyY(x: 0.3127, y: 0.329, Y: 1)
    var primaries = cmsCIExyYTRIPLE(
      Red: cmsCIExyY(x: 0.68, y: 0.32, Y: 1), Green: cmsCIExyY(x: 0.265, y: 0.69, Y: 1),
      Blue: cmsCIExyY(x: 0.15, y: 0.06, Y: 1))
    let curve = cmsBuildParametricToneCurve(nil, 4, [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.040_45])
    defer { cmsFreeToneCurve(curve) }
    var curves = [curve, curve, curve]
    return try bytes(of: #require(cmsCreateRGBProfile(&white, &primaries, &curves)))
  }

  /// A JPEG with that profile in a segment right behind its first mark.
  private static func tagged(_ jpeg: [UInt8]) throws -> [UInt8] {
    let body = Array("ICC_PROFILE\u{0}".utf8) + [1, 1] + (try displayP3())
    let length = body.count + 2
    return Array(jpeg.prefix(2)) + [0xFF, 0xE2, UInt8(length >> 8), UInt8(length & 255)] + body
      + jpeg.dropFirst(2)
  }

  private static func standard(ofDisplayP3 pixel: [UInt8]) -> [UInt8] {
    let light = pixel.map { value -> Double in
      let part = Double(value) / 255
      return part <= 0.040_45 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    // Both have the same white, so one matrix does it.
    let matrix = [[1.2249, -0.2247, 0], [-0.0420, 1.0419, 0], [-0.0197, -0.0786, 1.0979]]
    return matrix.map { row in
      let sum = zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }
      let part = sum <= 0.003_130_8 ? 12.92 * sum : 1.055 * pow(sum, 1 / 2.4) - 0.055
      return UInt8(max(0, min(255, (part * 255).rounded())))
    }
  }
}
