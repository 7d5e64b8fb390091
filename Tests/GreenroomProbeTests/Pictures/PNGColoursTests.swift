import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// PNGs that say by numbers, not by a profile, what their colours are.
@Suite struct PNGColoursTests {
  private typealias Chunk = (name: String, content: [UInt8])

  private static func gamma(_ value: UInt32) -> Chunk { ("gAMA", number(value)) }

  /// White, red, green and blue, in hundred-thousandths.
  private static let standard: Chunk = (
    "cHRM", numbers([31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000])
  )
  private static let displayP3: Chunk = (
    "cHRM", numbers([31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000])
  )

  private static func number(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  private static func numbers(_ values: [UInt32]) -> [UInt8] {
    values.reduce(into: [UInt8]()) { $0 += number($1) }
  }

  /// What a picture of one colour is shown as.
  private func shown(_ pixel: [UInt8], _ chunks: [Chunk]) throws -> [UInt8] {
    var file = try PictureEncoding.png(StillPicture.drawing(8, 8) { _, _ in pixel + [255] }, compression: 6)
    // Right behind the header; nobody looks at the checksums.
    let written = chunks.reduce(into: [UInt8]()) { bytes, chunk in
      bytes += Self.number(UInt32(chunk.content.count)) + Array(chunk.name.utf8) + chunk.content
      bytes += [0, 0, 0, 0]
    }
    file.insert(contentsOf: written, at: 33)
    return Array(try StillReader.shown(file).pixel(4, 4).prefix(3))
  }

  private func expect(
    _ found: [UInt8], near wanted: [UInt8], within leeway: Int = 2,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let isNear = zip(found, wanted).allSatisfy { abs(Int($0) - Int($1)) <= leeway }
    #expect(isNear, "\(found), not \(wanted)", sourceLocation: sourceLocation)
  }

  /// Light itself, and a curve between it and that of sRGB, by the formula of IEC 61966-2-1.
  @Test(arguments: [100_000, 55_556] as [UInt32], [0, 20, 55, 128, 255] as [UInt8])
  func numbersAreTakenForTheLightTheyMean(gamma: UInt32, value: UInt8) throws {
    let light = pow(Double(value) / 255, 100_000 / Double(gamma))
    let part = light <= 0.003_130_8 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
    let wanted = UInt8((part * 255).rounded())
    expect(try shown([value, value, value], [Self.gamma(gamma)]), near: [wanted, wanted, wanted])
  }

  @Test func thePlacesOfColoursCountToo() throws {
    // A red of Display P3 that sRGB holds, by the matrix between the two.
    let found = try shown([200, 100, 50], [Self.gamma(45_455), Self.displayP3])
    expect(found, near: [216, 93, 24], within: 3)
    #expect(found != [200, 100, 50])
  }

  @Test func whatDescribesStandardColoursOrNothingChangesNothing() throws {
    let cases: [[Chunk]] = [
      [], [Self.gamma(45_455)], [Self.gamma(45_000), Self.standard], [Self.standard], [Self.displayP3],
      [Self.gamma(0)], [Self.gamma(2_000_000)], [("gAMA", [1, 2])],
    ]
    for chunks in cases {
      #expect(try shown([200, 100, 50], chunks) == [200, 100, 50], "\(chunks)")
    }
  }

  /// They are the last resort of a reader that does not know the better chunks.
  @Test(arguments: ["sRGB", "cICP"]) func betterDescriptionsGoBeforeThem(name: String) throws {
    let better: Chunk = (name, name == "sRGB" ? [0] : [1, 13, 0, 1])
    #expect(try shown([200, 100, 50], [Self.gamma(100_000), better]) == [200, 100, 50])
  }
}
