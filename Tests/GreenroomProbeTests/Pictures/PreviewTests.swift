import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

@Suite struct PreviewTests {
  /// Each real still has a preview of its ratio, or a reason in words.
  @Test(.needsRealMedia) func everyRealStillHasAPreviewOrAReason() throws {
    var made = 0
    var reasons: [String: Int] = [:]
    for row in try RealMedia.rows() {
      let path = RealMedia.path(of: row)
      guard let source = FileSource(path: path), case .still(let format) = Sniffer.format(of: source) else {
        continue
      }
      switch StillPreview.make(MediaPath(path)) {
      case .success(let report):
        let facts = try StillHeaders.read(format, source)
        let preview = try #require(PictureDecoding.jpeg(report.preview.image), "\(row.path)")
        let (width, height) = (try #require(facts.width), try #require(facts.height))
        made += 1
        // Its cropping is marked as one that may be left out, which no file may say: libheif leaves it out.
        guard !row.path.hasSuffix("clap_irot_imir_non_essential.avif") else { continue }
        #expect(max(preview.width, preview.height) == min(max(width, height), Preview.side), "\(row.path)")
        let ratio = Double(width) / Double(height) * Double(preview.height) / Double(preview.width)
        if min(preview.width, preview.height) > 20 { #expect(abs(ratio - 1) < 0.06, "\(row.path): \(ratio)") }
      case .failure(let problem):
        #expect(problem.message.hasSuffix("."), "\(row.path)")
        reasons[problem.code.rawValue, default: 0] += 1
      }
    }
    print("previews: \(made) made, not made: \(reasons)")
    #expect(made > 200)
  }

  @Test(arguments: [(400, 300, 400, 300), (512, 100, 512, 100), (1_024, 700, 512, 350), (60, 2_000, 15, 512)])
  func isNeverScaledUp(width: Int, height: Int, expectedWidth: Int, expectedHeight: Int) throws {
    for picture in [
      try JPEGPicture.encode(.soft(width, height), quality: 90),
      try PictureEncoding.png(.soft(width, height), compression: 1),
    ] {
      let preview = try StillPreview.make(of: FileSource(content: picture), limits: .standard)
      let shown = try #require(PictureDecoding.jpeg(preview.image))
      #expect(Sides(shown.width, shown.height) == Sides(expectedWidth, expectedHeight))
      let expected = try #require(
        PictureScaling.scale(
          StillPicture.soft(width, height), to: Sides(expectedWidth, expectedHeight), by: .area))
      #expect(shown.meanDifference(to: expected) < 3)
    }
  }

  @Test func transparencyLiesOnAChecker() throws {
    let clear = StillPicture.drawing(64, 64, hasAlpha: true) { column, _ in
      column < 32 ? [10, 20, 30, 0] : [10, 200, 30, 255]
    }
    let preview = try StillPreview.make(of: FileSource(content: clear.png()), limits: .standard)
    let shown = try #require(PictureDecoding.jpeg(preview.image))
    #expect(shown.pixel(4, 4)[0] > 245)
    #expect((190...216).contains(shown.pixel(22, 4)[0]))
    #expect(shown.pixel(50, 30)[1] > 180 && shown.pixel(50, 30)[0] < 40)
  }

  @Test(
    .needsRealMedia,
    arguments: [
      "lovell+sharp/animated-loop-3.gif", "lovell+sharp/animated-loop-3.webp",
      "lovell+sharp/rotating-squares.webp",
    ])
  func anAnimationShowsAFrame(name: String) throws {
    let picture = try StillReader.shown(RealMedia.folder + "/" + name)
    #expect(
      !PictureSample.isFlat(
        picture.pixels, width: picture.width, height: picture.height, stride: picture.stride))
  }

  @Test func skipsEmptyFrames() throws {
    let media = try MadeMedia()
    let path = media.folder.appending("late.gif")
    try Tool.ffmpeg([
      "-f", "lavfi", "-i", "color=white:s=64x48:r=10:d=0.5,format=rgb24", "-f", "lavfi", "-i",
      "testsrc2=s=64x48:r=10:d=0.5", "-filter_complex", "[0][1]concat=n=2", path,
    ])
    let picture = try StillReader.shown(path)
    #expect(!PictureSample.isFlat(picture.pixels, width: 64, height: 48, stride: picture.stride))
  }

  @Test(arguments: ["jpeg", "png", "webp"])
  func aCutFileShowsWhatIsThere(kind: String) throws {
    let format = try #require(PictureEncoding.Format(rawValue: kind))
    let whole = StillPicture.drawing(256, 256) { column, row in
      [UInt8(truncatingIfNeeded: column * 7 ^ row * 3), UInt8(column), UInt8(row), 255]
    }
    let bytes = try #require(PictureEncoding.encode(whole, as: format, quality: 95))
    let shown = try StillReader.shown(Array(bytes.prefix(bytes.count * 2 / 3)))
    let top = Sides(256, 100)
    let (above, expected) = (
      try #require(
        PictureScaling.scale(shown, crop: PixelRectangle(x: 0, y: 0, size: top), to: top, by: .area)),
      try #require(
        PictureScaling.scale(whole, crop: PixelRectangle(x: 0, y: 0, size: top), to: top, by: .area))
    )
    #expect(above.meanDifference(to: expected) < 12)
  }
}

/// Pictures that claim to be huge.
@Suite struct PictureBombTests {
  @Test(.needsRealMedia, arguments: ["libvips+libvips/17000x17000.avif"])
  func realOnesAreRefused(name: String) throws { try expectRefusal(MediaPath(RealMedia.folder + "/" + name)) }

  @Test(arguments: ["png", "jpeg", "progressive", "gif", "bmp", "webp"])
  func madeOnesAreRefused(kind: String) throws {
    let folder = try TemporaryFolder()
    try expectRefusal(MediaPath(folder.write(Self.bomb(kind), to: "bomb")))
  }

  private func expectRefusal(_ path: MediaPath) throws {
    let start = ContinuousClock.now
    let outcome = StillPreview.make(path)
    #expect(ContinuousClock.now - start < .milliseconds(500))
    guard case .failure(let problem) = outcome else {
      Issue.record("it was decoded")
      return
    }
    #expect(problem.code == .fileUnsupported)
    #expect(problem.message.contains("megapixels"))
  }

  private static func bomb(_ kind: String) throws -> [UInt8] {
    switch kind {
    case "png":
      return Array("\u{89}PNG\r\n\u{1a}\n".unicodeScalars.map { UInt8($0.value) }) + [0, 0, 0, 13]
        + Array("IHDR".utf8)
        + [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 64)
    case "jpeg", "progressive":
      var file = try JPEGPicture.encode(.soft(64, 64), quality: 80)
      let frame = try #require(file.indices.first { file[$0] == 0xFF && file[$0 + 1] == 0xC0 })
      if kind == "progressive" { file[frame + 1] = 0xC2 }
      let side: [UInt8] = kind == "jpeg" ? [0xFF, 0xDC] : [0x40, 0]
      file.replaceSubrange(frame + 5..<frame + 9, with: side + side)
      return file
    case "gif": return Array("GIF89a".utf8) + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x3B]
    case "bmp":
      return Array("BM".utf8) + [0, 0, 1, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0]
        + [0x30, 0x75, 0, 0, 0x30, 0x75, 0, 0, 1, 0, 24, 0] + [UInt8](repeating: 0, count: 64)
    default:
      return Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0]
        + [0x2F, 0x75, 0, 0x2F, 0x75, 0]
    }
  }
}
