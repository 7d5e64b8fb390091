import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Pictures whose alpha stands beside a grey or a place in a palette.
@Suite struct GreyAlphaTests {
  private static let (width, height) = (7, 4)

  private static func grey(_ column: Int, _ row: Int) -> UInt8 { UInt8(column / 3 * 60 + row * 20) }
  private static func alpha(_ column: Int, _ row: Int) -> UInt8 { UInt8(255 - column / 3 * 50) }

  /// - Parameter descriptor: Bit 5 stores from the top, bit 4 from the right; the lowest four count bits of alpha.
  private static func targa(isRunLength: Bool, descriptor: UInt8) -> [UInt8] {
    var bytes = join(
      [2, 0, isRunLength ? 11 : 3], zeros(5), little16(0), little16(0), little16(width), little16(height),
      [16, descriptor, 1, 2])
    var pixels: [[UInt8]] = []
    for row in 0..<height {
      for column in 0..<width {
        let (x, y) = (
          descriptor & 0x10 != 0 ? width - 1 - column : column,
          descriptor & 0x20 != 0 ? row : height - 1 - row
        )
        pixels.append([grey(x, y), alpha(x, y)])
      }
    }
    guard isRunLength else { return bytes + pixels.flatMap(\.self) }
    var place = 0
    while place < pixels.count {
      let run = pixels[place...].prefix { $0 == pixels[place] }.count
      // Runs and single pixels by turns, as encoders write them.
      bytes += run > 1 ? [0x80 | UInt8(run - 1)] + pixels[place] : [0] + pixels[place]
      place += run
    }
    return bytes
  }

  @Test(arguments: [false, true], [0x08, 0x28, 0x18, 0x38] as [UInt8])
  func targaShowsGreyAndAlpha(isRunLength: Bool, descriptor: UInt8) throws {
    let picture = try StillReader.shown(Self.targa(isRunLength: isRunLength, descriptor: descriptor))
    #expect(picture.hasAlpha)
    for row in 0..<Self.height {
      for column in 0..<Self.width {
        let grey = Self.grey(column, row)
        #expect(
          picture.pixel(column, row) == [grey, grey, grey, Self.alpha(column, row)], "\(column), \(row)")
      }
    }
  }

  @Test func whatIsNotDeclaredAsAlphaIsNone() throws {
    let picture = try StillReader.shown(Self.targa(isRunLength: false, descriptor: 0x20))
    #expect(!picture.hasAlpha)
    #expect(picture.pixel(6, 0)[0] == Self.grey(6, 0))
    let facts = try StillHeaders.read(
      .tga, FileSource(content: Self.targa(isRunLength: true, descriptor: 0x28)))
    #expect(facts.alpha == true && facts.bitDepth == 8 && facts.colorModel == "gray")
  }

  @Test func aTargaThatWasCutIsAPictureOrAReason() throws {
    let whole = Self.targa(isRunLength: true, descriptor: 0x28)
    for length in 18..<whole.count { _ = try? StillReader.shown(Array(whole.prefix(length))) }
  }

  // MARK: - TIFF

  /// - Parameters:
  ///   - bits: Of a place in the palette.
  ///   - extra: What the second sample is: 2 for alpha, 0 for nobody knows what.
  private static func palette(bits: Int = 8, extra: Int, isPlanar: Bool = false) -> [UInt8] {
    let samples: [UInt8] = (0..<width * height).flatMap { pixel -> [UInt8] in
      let (row, column) = pixel.quotientAndRemainder(dividingBy: width)
      return [UInt8(pixel), alpha(column, row)].flatMap { bits == 16 ? [$0, 0] : [$0] }
    }
    let map = (0..<3).flatMap { channel in
      (0..<1 << bits).flatMap { little16((($0 * 7 + channel * 80) % 256) * 257) }
    }
    let entries: [(Int, Int, Int, Int)] = [
      (256, 3, 1, width), (257, 3, 1, height), (258, 3, 2, bits | bits << 16), (259, 3, 1, 1),
      (262, 3, 1, 3), (273, 4, 1, 8), (277, 3, 1, 2), (278, 3, 1, height), (279, 4, 1, samples.count),
      (284, 3, 1, isPlanar ? 2 : 1), (320, 3, 3 << bits, 8 + samples.count), (338, 3, 1, extra),
    ]
    var bytes = join([0x49, 0x49, 42, 0], little32(8 + samples.count + map.count), samples, map)
    bytes += little16(entries.count)
    for (tag, type, count, value) in entries {
      bytes += join(little16(tag), little16(type), little32(count), little32(value))
    }
    return bytes + little32(0)
  }

  private static func colour(_ place: Int) -> [UInt8] {
    (0..<3).map { UInt8((place * 7 + $0 * 80) % 256) }
  }

  @Test func tiffShowsColoursOfItsPaletteAndAlpha() throws {
    let picture = try StillReader.shown(Self.palette(extra: 2))
    #expect(picture.hasAlpha)
    for pixel in 0..<Self.width * Self.height {
      let (row, column) = pixel.quotientAndRemainder(dividingBy: Self.width)
      #expect(picture.pixel(column, row) == Self.colour(pixel) + [Self.alpha(column, row)], "\(pixel)")
    }
    let opaque = try StillReader.shown(Self.palette(extra: 0))
    #expect(!opaque.hasAlpha)
    #expect(Array(opaque.pixel(3, 1).prefix(3)) == Self.colour(10))
  }

  /// Colours that are wrong would be worse than none.
  @Test func otherPalettesWithAlphaAreRefused() throws {
    for file in [Self.palette(bits: 16, extra: 2), Self.palette(extra: 2, isPlanar: true)] {
      let problem = try #require(throws: FileProblem.self) { try StillReader.shown(file) }
      #expect(problem.code == .fileUnreadable)
    }
  }
}
