import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Pixels of pictures that are stored turned or mirrored.
@Suite struct OrientationTests {
  /// How `ABC` over `DEF` is shown by each value (EXIF 2.32, tag 274).
  static let shown: [(orientation: Int, rows: [String])] = [
    (1, ["ABC", "DEF"]), (2, ["CBA", "FED"]), (3, ["FED", "CBA"]), (4, ["DEF", "ABC"]),
    (5, ["AD", "BE", "CF"]), (6, ["DA", "EB", "FC"]), (7, ["FC", "EB", "DA"]), (8, ["CF", "BE", "AD"]),
  ]

  private let letters = StillPicture.drawing(3, 2) { column, row in
    [UInt8(ascii: "A") + UInt8(row * 3 + column), 0, 0, 255]
  }

  private func rows(_ picture: StillPicture) -> [String] {
    (0..<picture.height).map { row in
      String(decoding: (0..<picture.width).map { picture.pixel($0, row)[0] }, as: UTF8.self)
    }
  }

  @Test(arguments: shown)
  func everyPixelIsWhereItIsShown(orientation: Int, expected: [String]) throws {
    #expect(rows(try StillReader.shown(letters.png(orientation: orientation))) == expected)
  }

  @Test(arguments: shown)
  func isCutOutOfWhatIsShown(orientation: Int, expected: [String]) throws {
    let source = FileSource(content: try letters.png(orientation: orientation))
    let still = try StillReader(source, limits: .standard).read()
    let crop = PixelRectangle(x: 1, y: 0, size: Sides(1, 2))
    let picture = try #require(still.shown(crop: crop, size: crop.size, by: .lanczos))
    #expect(rows(picture) == expected.prefix(2).map { String(Array($0)[1]) })
  }

  /// The preview's way through luma and chroma turns as the other does.
  @Test(arguments: 1...8)
  func previewsAreTurnedAlike(orientation: Int) throws {
    let turned = try #require(EXIFOrientation(rawValue: orientation))
    let picture = StillPicture.soft(320, 200)
    guard let decoder = JPEGDecoder(try JPEGPicture.encode(picture, quality: 95)) else {
      Issue.record("it is no JPEG")
      return
    }
    let made = PlanarPreview.make(decoder, orientation: turned, quality: 95)
    let image = try #require(made)
    let preview = try #require(PictureDecoding.jpeg(image))
    #expect(try #require(picture.turned(by: turned)).meanDifference(to: preview) < 2)
  }

  @Test(.needsRealMedia, arguments: ["Landscape", "Portrait"])
  func realPhotographsAllShowTheSame(name: String) throws {
    func preview(_ orientation: Int) throws -> StillPicture {
      let path = "\(RealMedia.folder)/recurser+exif-orientation-examples/\(name)_\(orientation).jpg"
      let report = try StillPreview.make(MediaPath(path)).get()
      return try #require(PictureDecoding.jpeg(report.preview.image))
    }
    let upright = try preview(1)
    for orientation in 2...8 {
      #expect(upright.meanDifference(to: try preview(orientation)) < 4, "\(name) \(orientation)")
    }
  }

  @Test(.needsRealMedia) func realWebPAllShowTheSame() throws {
    func picture(_ orientation: Int) throws -> StillPicture {
      try StillReader.shown(
        "\(RealMedia.folder)/python-pillow+Pillow/hopper_orientation_\(orientation).webp")
    }
    let first = try picture(2)
    for orientation in [3, 5, 7] {
      #expect(first.meanDifference(to: try picture(orientation)) < 8, "\(orientation)")
    }
  }
}
