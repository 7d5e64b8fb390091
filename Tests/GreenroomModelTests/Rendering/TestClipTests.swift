import GreenroomModel
import Testing

@Suite struct TestClipTests {
  private static let bounds: [(width: Int, height: Int, rate: Int, seconds: Double, isDrawn: Bool)] = [
    (32, 32, 24, 5.0, true), (30, 32, 24, 5.0, false), (32, 30, 24, 5.0, false), (33, 32, 24, 5.0, false),
    (32, 33, 24, 5.0, false), (8_192, 1_098, 24, 5.0, true), (8_192, 1_100, 24, 5.0, false),
    (8_194, 32, 24, 5.0, false), (.max, .max, 24, 5.0, false), (-64, 64, 24, 5.0, false),
    (64, 64, 1, 5.0, true), (64, 64, 0, 5.0, false), (64, 64, 120, 5.0, true), (64, 64, 121, 5.0, false),
    (64, 64, 24, 0.001, true), (64, 64, 24, 0.0, false), (64, 64, 24, -1.0, false), (64, 64, 24, 120.0, true),
    (64, 64, 24, 120.1, false), (64, 64, 24, .nan, false), (64, 64, 24, .infinity, false),
  ]

  @Test(arguments: bounds)
  func isDrawnWithinItsBounds(width: Int, height: Int, rate: Int, seconds: Double, isDrawn: Bool) {
    let clip = TestClip(
      width: width, height: height, seconds: seconds, frameRate: rate, hasSound: true, lines: [], seed: 0)
    #expect((clip.fault == nil) == isDrawn, "\(clip.fault ?? "no fault")")
  }

  @Test(arguments: [(5.0, 24, 120), (0.001, 24, 1), (1.02, 24, 24), (1.03, 24, 25), (15, 30, 450)])
  func hasWholeFrames(seconds: Double, rate: Int, frames: Int) {
    let clip = TestClip(
      width: 64, height: 64, seconds: seconds, frameRate: rate, hasSound: true, lines: [], seed: 0)
    #expect(clip.frameCount == frames)
  }
}
