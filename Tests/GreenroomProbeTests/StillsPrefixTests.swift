import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Every beginning of a file is a file that somebody's interrupted copy has left behind.
@Suite struct StillsPrefixTests {
  private static let samples: [(name: String, content: [UInt8])] = [
    ("jpeg", JPEGSample.file(640, 480, JPEGSample.jfif + JPEGSample.exif(EXIFSample.block(orientation: 6)))),
    ("png", PNGSample.file(640, 480, before: PNGSample.chunk("eXIf", EXIFSample.block(orientation: 6)))),
    ("apng", PNGSample.file(64, 64, before: PNGSample.chunk("acTL", big32(2) + big32(0)))),
    ("webp", WebPSample.file(WebPSample.canvas(64, 48, flags: 2) + WebPSample.frame(milliseconds: 40))),
    ("webp lossless", WebPSample.file(WebPSample.lossless(64, 48, alpha: true))),
    (
      "gif",
      join(GIFSample.screen(64, 48), GIFSample.control(centiseconds: 5), GIFSample.image, GIFSample.end)
    ),
    ("bmp", BitmapSample.file(6, 4, headerLength: 124)),
    ("tiff", TIFFSample.picture(64, 48, [(258, [8, 8, 8]), (262, [2]), (274, [6])]).file),
    ("heic", HEIFSample.picture(640, 480, [HEIFSample.aperture(600, 400), HEIFSample.quarterTurns(1)]).file),
    ("jxl", [0xFF, 0x0A] + JPEGXLSample.explicit(640, 480, orientation: 6)),
  ]

  @Test(arguments: samples) func isReadOrRefusedAtEveryLength(name: String, content: [UInt8]) throws {
    let whole = FileSource(content: content)
    guard case .still(let format) = Sniffer.format(of: whole) else {
      Issue.record("\(name) is not a still")
      return
    }
    let facts = try StillHeaders.read(format, whole)
    for length in 0..<content.count {
      check(FileSource(content: Array(content.prefix(length))), of: format, against: facts, name)
    }
  }

  @Test(.needsRealMedia) func neverTrapsOnRealFilesAtAnyLength() throws {
    for row in try RealMedia.rows() {
      let whole = try #require(FileSource(path: RealMedia.path(of: row)))
      let format = Sniffer.format(of: whole)
      var facts: MediaFacts?
      if case .still(let still) = format { facts = try? StillHeaders.read(still, whole) }
      for length in lengths(upTo: whole.size) {
        let part = try #require(FileSource(path: RealMedia.path(of: row), length: length))
        // What has no size by its own header (an icon's largest picture may be cut off) is only to survive.
        if case .still(let still) = format, still != .ico, let facts {
          check(part, of: still, against: facts, row.path)
        } else if case .still(let still) = Sniffer.format(of: part) {
          _ = try? StillHeaders.read(still, part)
        }
      }
    }
  }

  /// Every length of the first bytes, where headers are, and some of the rest.
  private func lengths(upTo size: Int64) -> [Int64] {
    let dense = min(size, 200)
    let step = max(1, (size - dense) / 25)
    return Array(0..<dense) + Array(stride(from: dense, to: size, by: Int64.Stride(step)))
  }

  /// A beginning is refused or has the whole file's size; that it is shown otherwise is excused only where it says
  /// that it is cut, for some formats say last how a picture is turned.
  private func check(
    _ source: FileSource, of format: StillFormat, against whole: MediaFacts, _ name: String
  ) {
    guard let facts = try? StillHeaders.read(format, source) else { return }
    let place = Comment(rawValue: "\(name), the first \(source.size) bytes")
    #expect(facts.codedWidth == whole.codedWidth, place)
    #expect(facts.codedHeight == whole.codedHeight, place)
    #expect(facts.truncated == true || facts.width == whole.width, place)
  }
}
