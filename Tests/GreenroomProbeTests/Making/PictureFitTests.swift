import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Fitted copies of stills, pixel by pixel.
@Suite struct PictureFitTests {
  private let folder: TemporaryFolder
  private let output: String

  init() throws {
    folder = try TemporaryFolder()
    output = folder.appending("copy")
  }

  private func fit(
    _ picture: [UInt8], _ format: PictureRecipe.Format, _ framing: Framing, background: PlainColour? = nil,
    mostBytes: Int64? = nil
  ) throws -> String? {
    let source = try folder.write(picture, to: "source")
    let recipe = PictureRecipe(format: format, framing: framing, background: background, mostBytes: mostBytes)
    return PictureFit.make(recipe, from: MediaPath(source), to: MediaPath(output))
  }

  private var made: StillPicture { get throws { try StillReader.shown(output) } }

  @Test func cutsOutJustThosePixels() throws {
    let picture = StillPicture.soft(60, 40)
    let crop = PixelRectangle(x: 7, y: 5, size: Sides(31, 22))
    #expect(try fit(picture.png(), .png, Framing(crop: crop, size: crop.size)) == nil)
    let copy = try made
    #expect(Sides(copy.width, copy.height) == crop.size)
    for place in [(0, 0), (30, 0), (0, 21), (30, 21), (12, 9)] {
      #expect(copy.pixel(place.0, place.1) == picture.pixel(place.0 + 7, place.1 + 5))
    }
  }

  @Test(arguments: [1, 6]) func laysOnACanvasInTheMiddle(orientation: Int) throws {
    let red = StillPicture.drawing(20, 20) { _, _ in [255, 0, 0, 255] }
    let framing = Framing(size: Sides(20, 20), canvas: Sides(51, 30))
    let blue = PlainColour(red: 0, green: 0, blue: 200)
    #expect(try fit(red.png(orientation: orientation), .png, framing, background: blue) == nil)
    let copy = try made
    for row in 0..<30 {
      for column in 0..<51 {
        let isInside = (15..<35).contains(column) && (5..<25).contains(row)
        #expect(copy.pixel(column, row) == (isInside ? [255, 0, 0, 255] : [0, 0, 200, 255]))
      }
    }
  }

  private let clear = StillPicture.drawing(16, 16, hasAlpha: true) { column, _ in
    column < 8 ? [0, 0, 0, 0] : [40, 80, 120, 128]
  }

  @Test func keepsOrFlattensAlpha() throws {
    let framing = Framing(size: Sides(16, 16))
    #expect(try fit(clear.png(), .png, framing) == nil)
    #expect(try Prober().facts(output).alpha == true)
    #expect(try made.pixel(12, 3) == [40, 80, 120, 128])
    #expect(try fit(clear.png(), .png, framing, background: .white) == nil)
    #expect(try Prober().facts(output).alpha == false)
    #expect(try made.pixel(3, 3) == [255, 255, 255, 255])
    #expect(try made.pixel(12, 3) == [147, 167, 187, 255])
  }

  @Test func keepsACanvasTransparent() throws {
    let red = StillPicture.drawing(4, 4) { _, _ in [255, 0, 0, 255] }
    #expect(try fit(red.png(), .png, Framing(size: Sides(4, 4), canvas: Sides(8, 4))) == nil)
    #expect(try made.pixel(0, 0)[3] == 0)
    #expect(try made.pixel(4, 2) == [255, 0, 0, 255])
  }

  private var busy: StillPicture {
    var noise = SeededGenerator(seed: 5)
    return StillPicture.drawing(300, 200) { column, row in
      (0..<3).map { _ in UInt8(truncatingIfNeeded: column + row + Int.random(in: 0..<64, using: &noise)) } + [
        255
      ]
    }
  }

  @Test func findsTheBestQualityUnderALimit() throws {
    let framing = Framing(size: Sides(300, 200))
    let picture = try busy.png()
    #expect(try fit(picture, .jpeg, framing) == nil)
    let largest = Int64(try folder.bytes(of: "copy").count)
    for share in [Int64(2), 3, 4] {
      #expect(try fit(picture, .jpeg, framing, mostBytes: largest / share) == nil)
      let size = Int64(try folder.bytes(of: "copy").count)
      #expect(size <= largest / share && size > largest / share * 6 / 10, "\(size) of \(largest / share)")
      #expect(try made.meanDifference(to: busy) < 30)
    }
    #expect(try fit(picture, .jpeg, framing, mostBytes: 900)?.contains("quality 40") == true)
    #expect(try fit(picture, .png, framing, mostBytes: 900)?.contains("more than the 900") == true)
  }

  @Test func isABaselineJPEGThatAllCanShow() throws {
    #expect(try fit(StillPicture.soft(64, 48).png(), .jpeg, Framing(size: Sides(96, 72))) == nil)
    let facts = try Prober().facts(output)
    #expect(facts.container == "jpeg" && facts.colorModel == "ycbcr" && facts.bitDepth == 8)
    #expect(Sides(facts.width ?? 0, facts.height ?? 0) == Sides(96, 72))
    let scaled = try #require(
      PictureScaling.scale(StillPicture.soft(64, 48), to: Sides(96, 72), by: .lanczos))
    #expect(try made.meanDifference(to: scaled) < 2)
  }

  @Test(arguments: [
    (
      Framing(crop: PixelRectangle(x: 60, y: 0, size: Sides(10, 10)), size: Sides(10, 10)),
      "lie within"
    ),
    (Framing(size: Sides(64, 48), canvas: Sides(50, 50)), "does not fit on a canvas"),
    (Framing(size: Sides(64, 48), canvas: Sides(100_000, 50_000)), "megapixels"),
  ])
  func saysWhatCannotBe(framing: Framing, words: String) throws {
    #expect(try fit(StillPicture.soft(64, 48).png(), .png, framing)?.contains(words) == true)
  }
}
