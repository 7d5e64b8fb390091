import GreenroomModel
import Testing

@testable import GreenroomProbe

@Suite struct ScalingTests {
  @Test(arguments: [ScalingWeights.Method.area, .lanczos], [1, 7, 64, 333])
  func oneColourStaysOneColour(method: ScalingWeights.Method, side: Int) throws {
    let picture = StillPicture.drawing(64, 48) { _, _ in [250, 128, 3, 255] }
    let scaled = try #require(PictureScaling.scale(picture, to: Sides(side, side), by: method))
    for pixel in 0..<side * side { #expect(scaled.pixel(pixel % side, pixel / side) == [250, 128, 3, 255]) }
  }

  @Test func halvesToTheMeanOfFour() throws {
    let values: [UInt8] = [0, 10, 200, 255, 20, 30, 100, 45]
    let picture = StillPicture.drawing(4, 2) { column, row in [values[row * 4 + column], 0, 0, 255] }
    let scaled = try #require(PictureScaling.scale(picture, to: Sides(2, 1), by: .area))
    #expect((15...16).contains(scaled.pixel(0, 0)[0]))
    #expect((150...151).contains(scaled.pixel(1, 0)[0]))
  }

  /// Two thirds of one and one third of the next.
  @Test func countsPartsOfPixels() throws {
    let picture = StillPicture.drawing(3, 1) { column, _ in [[0, 90, 240][column], 0, 0, 255] }
    let scaled = try #require(PictureScaling.scale(picture, to: Sides(2, 1), by: .area))
    #expect(scaled.pixel(0, 0)[0] == 30)
    #expect(scaled.pixel(1, 0)[0] == 190)
  }

  @Test func enlargesSoftlyWithoutShifting() throws {
    let picture = StillPicture.soft(40, 30)
    let large = try #require(PictureScaling.scale(picture, to: Sides(160, 120), by: .lanczos))
    let back = try #require(PictureScaling.scale(large, to: Sides(40, 30), by: .area))
    #expect(back.meanDifference(to: picture) < 1)
  }

  /// What cannot be seen has no part in what is seen beside it.
  @Test func hiddenColoursDoNotBleed() throws {
    let picture = StillPicture.drawing(4, 4, hasAlpha: true) { column, _ in
      column < 3 ? [200, 100, 50, 255] : [0, 255, 0, 0]
    }
    let still = StoredStill(picture: picture, profile: nil, orientation: .upright)
    let scaled = try #require(still.shown(size: Sides(2, 2), by: .area))
    #expect(scaled.pixel(1, 0)[0] >= 198 && scaled.pixel(1, 0)[1] <= 102)
    #expect(scaled.pixel(1, 0)[3] == 128)
  }
}
