import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Windows icons: which of their pictures is shown, and what of it shows through.
@Suite struct IconTests {
  private static let width = 5
  private static let height = 3
  /// Of a palette, as blue, green, red and nothing.
  private static let colours: [[UInt8]] = [[0, 0, 0, 0], [0, 0, 255, 0], [0, 255, 0, 0], [255, 0, 0, 0]]

  private static func place(_ column: Int, _ row: Int) -> Int { (column + row) % 4 }
  private static func isHidden(_ column: Int, _ row: Int) -> Bool { column == row + 1 }

  /// A bitmap with a mask, as an icon holds it.
  private static func bitmap(bits: Int, alpha: UInt8 = 0, hasMask: Bool = true) -> [UInt8] {
    var bytes = join(
      little32(40), little32(width), little32(2 * height), little16(1), little16(bits), little32(0),
      little32(0), zeros(8), little32(0), little32(0))
    if bits <= 8 {
      bytes += (0..<1 << bits).flatMap { $0 < 4 ? colours[$0] : [9, 9, 9, 0] }
    }
    for row in (0..<height).reversed() {
      var line: [UInt8] = []
      var (held, count) = (0, 0)
      for column in 0..<width {
        let place = place(column, row)
        switch bits {
        case 24: line += colours[place].prefix(3)
        case 32: line += colours[place].prefix(3) + [alpha]
        default:
          (held, count) = (held << bits | place & (1 << bits - 1), count + bits)
          if count == 8 {
            line.append(UInt8(held))
            (held, count) = (0, 0)
          }
        }
      }
      if count > 0 { line.append(UInt8(held << (8 - count))) }
      bytes += line + zeros((4 - line.count % 4) % 4)
    }
    guard hasMask else { return bytes }
    for row in (0..<height).reversed() {
      let mask = (0..<width).reduce(0) { isHidden($1, row) ? $0 | 0x80 >> $1 : $0 }
      bytes += [UInt8(mask), 0, 0, 0]
    }
    return bytes
  }

  private static func icon(_ pictures: [[UInt8]]) -> [UInt8] {
    var place = 6 + 16 * pictures.count
    var bytes = join(little16(0), little16(1), little16(pictures.count))
    for picture in pictures {
      bytes += join(zeros(8), little32(picture.count), little32(place))
      place += picture.count
    }
    return bytes + pictures.flatMap(\.self)
  }

  @Test(arguments: [1, 4, 8, 24, 32]) func aMaskHidesPixels(bits: Int) throws {
    let picture = try StillReader.shown(Self.icon([Self.bitmap(bits: bits)]))
    #expect(Sides(picture.width, picture.height) == Sides(Self.width, Self.height))
    #expect(picture.hasAlpha)
    for row in 0..<Self.height {
      for column in 0..<Self.width {
        let place = Self.place(column, row) & (bits == 1 ? 1 : 3)
        let pixel = picture.pixel(column, row)
        let isHidden = Self.isHidden(column, row)
        #expect(pixel[3] == (isHidden ? 0 : 255), "\(column), \(row)")
        if !isHidden {
          #expect(Array(pixel.prefix(3)) == Self.colours[place].prefix(3).reversed(), "\(column), \(row)")
        }
      }
    }
  }

  @Test func alphaOfItsOwnCountsAndNotTheMask() throws {
    let picture = try StillReader.shown(Self.icon([Self.bitmap(bits: 32, alpha: 128)]))
    #expect(picture.hasAlpha)
    #expect((0..<15).allSatisfy { picture.pixel($0 % 5, $0 / 5)[3] == 128 })
  }

  @Test func withoutAMaskAllIsSeen() throws {
    for bits in [8, 32] {
      #expect(try !StillReader.shown(Self.icon([Self.bitmap(bits: bits, hasMask: false)])).hasAlpha)
    }
    // One that was cut inside its mask has none either.
    #expect(try !StillReader.shown(Self.icon([Array(Self.bitmap(bits: 8).dropLast(2))])).hasAlpha)
  }

  /// A side of 256 is written as 0 in the directory.
  @Test func theLargestIsShownAndMayBeAPNG() throws {
    let large = StillPicture.drawing(256, 256, hasAlpha: true) { column, row in
      [UInt8(column), UInt8(row), 7, column < 128 ? 255 : 40]
    }
    let picture = try StillReader.shown(
      Self.icon([Self.bitmap(bits: 24), PictureEncoding.png(large, compression: 1), Self.bitmap(bits: 4)]))
    #expect(picture.bytes == large.bytes)
    let preview = try StillPreview.make(
      of: FileSource(content: Self.icon([PictureEncoding.png(large, compression: 1)])), limits: .standard)
    #expect(PictureDecoding.jpeg(preview.image)?.width == 256)
  }

  @Test func aDirectoryThatLiesCostsNothingButThePicture() throws {
    for place in [0, 18, 19, 20, 21, 22, 36, 40, 54] {
      var bytes = Self.icon([Self.bitmap(bits: 8)])
      bytes[place] = 0xFF
      // Whatever comes of it, it is a picture or a reason.
      _ = try? StillReader.shown(bytes)
    }
    for length in 22..<60 {
      _ = try? StillReader.shown(Array(Self.icon([Self.bitmap(bits: 8)]).prefix(length)))
    }
  }
}
