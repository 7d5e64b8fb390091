import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// The sheet of a strip against what its index says of it.
@Suite struct StripTests {
  private let media: MadeMedia

  init() throws { media = try MadeMedia() }

  private struct Cue: Equatable {
    let start: Double
    let end: Double
    /// Left, top, width and height.
    let place: [Int]
  }

  private static func cues(_ text: String) throws -> [Cue] {
    var blocks = text.split(separator: "\n\n")
    try #require(blocks.removeFirst().trimmingCharacters(in: .newlines) == "WEBVTT")
    return try blocks.map { block in
      let lines = block.split(separator: "\n")
      let times = lines[0].components(separatedBy: " --> ").map { time in
        time.split(separator: ":").compactMap { Double($0) }.reduce(0) { $0 * 60 + $1 }
      }
      let target = lines[1].components(separatedBy: "#xywh=")
      try #require(target[0] == "strip.jpg" && times.count == 2)
      return Cue(
        start: times[0], end: times[1], place: target[1].split(separator: ",").compactMap { Int($0) })
    }
  }

  private func strip(_ path: String) throws -> (sheet: Pixels, cues: [Cue]) {
    let outcome = PreviewMaker().strip(of: MediaPath(path))
    let sheet = try Pixels(media.picture(outcome, as: "strip.jpg"))
    return (sheet, try Self.cues(outcome.get().preview.text))
  }

  @Test(arguments: [
    (0.2, "testsrc2=s=320x180", 1, PixelSize(160, 90)), (5, "testsrc2=s=320x180", 10, PixelSize(160, 90)),
    (15, "testsrc2=s=180x320", 30, PixelSize(160, 284)), (45, "testsrc2=s=210x90", 60, PixelSize(160, 69)),
    (130, "testsrc2=s=128x96", 60, PixelSize(128, 96)),
  ])
  func hasATileForEachSpanOfTime(seconds: Double, source: String, count: Int, tile: PixelSize) throws {
    let path = media.folder.appending("clip.mp4")
    try Tool.ffmpeg([
      "-f", "lavfi", "-i", "\(source):r=10:d=\(seconds)", "-c:v", "libx264", "-preset", "ultrafast", "-g",
      "20",
      path,
    ])
    let (sheet, cues) = try strip(path)
    #expect(cues.count == count)
    #expect(abs((cues.last?.end ?? 0) - seconds) < 0.11)
    for (cue, next) in zip(cues, cues.dropFirst()) { #expect(abs(cue.end - next.start) < 0.002) }
    #expect(cues.allSatisfy { $0.place[2] == tile.width && abs($0.place[3] - tile.height) <= 1 })
    #expect(cues.map { $0.place[0] + $0.place[2] }.max() == sheet.size.width)
    #expect(cues.map { $0.place[1] + $0.place[3] }.max() == sheet.size.height)
    #expect(Set(cues.map(\.place)).count == count)
  }

  /// A clip that turns from red to green to blue, a second each.
  @Test func eachTileIsOfItsTime() throws {
    let path = media.folder.appending("colours.mp4")
    let colours = ["red", "lime", "blue"].flatMap { ["-f", "lavfi", "-i", "color=\($0):s=320x180:r=25:d=1"] }
    try Tool.ffmpeg(
      colours + ["-filter_complex", "concat=n=3", "-c:v", "libx264", "-pix_fmt", "yuv420p", path])
    let (sheet, cues) = try strip(path)
    try #require(cues.count == 6)
    for (number, cue) in cues.enumerated() {
      let x = (Double(cue.place[0]) + 80) / Double(sheet.size.width)
      let colour = sheet.colour(x, 0.5)
      #expect(colour.indices.max { colour[$0] < colour[$1] } == number / 2, "\(number): \(colour)")
    }
  }
}
