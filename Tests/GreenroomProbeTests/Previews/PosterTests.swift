import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// What is telling of a clip, as it is shown.
@Suite struct PosterTests {
  private let media: MadeMedia

  init() throws { media = try MadeMedia() }

  private func poster(_ path: String) throws -> Pixels {
    try Pixels(media.picture(PreviewMaker().poster(of: MediaPath(path))))
  }

  private func clip(_ name: String, _ sources: [String], _ arguments: [String]) throws -> String {
    let path = media.folder.appending(name)
    try Tool.ffmpeg(sources.flatMap { ["-f", "lavfi", "-i", $0] } + arguments + [path])
    return path
  }

  /// With key frames every second, and with but one that is black.
  @Test(arguments: ["25", "1000"])
  func aBlackBeginningIsSkipped(distance: String) throws {
    let path = try clip(
      "black.mp4", ["color=black:s=320x180:r=25:d=3", "testsrc2=s=320x180:r=25:d=5"],
      ["-filter_complex", "concat=n=2", "-c:v", "libx264", "-g", distance])
    let mean = try poster(path).bytes.reduce(0) { $0 + Int($1) } / (320 * 180 * 3)
    #expect(mean > 60)
  }

  /// A quarter of red, one of green, one of blue and one of white, so that a turn shows.
  private static let quarters =
    "color=red:s=160x90:d=1,pad=320:180:0:0:blue,drawbox=160:0:160:90:lime:fill,drawbox=160:90:160:90:white:fill"

  /// The tag of the old kind turns the other way round.
  @Test(arguments: [(0, [254, 0, 0]), (90, [0, 255, 0]), (180, [255, 255, 255]), (270, [0, 0, 254])])
  func itIsTurned(rotation: Int, corner: [Int]) throws {
    let upright = try clip("upright.mp4", [Self.quarters], ["-c:v", "libx264", "-pix_fmt", "yuv420p"])
    let turned = try media.copy(upright, to: "turned.mp4", ["-metadata:s:v:0", "rotate=\(rotation)"])
    let picture = try poster(turned)
    #expect(picture.size == (rotation % 180 == 0 ? PixelSize(320, 180) : PixelSize(180, 320)))
    let colour = picture.colour(0.25, 0.25)
    #expect(zip(colour, corner).allSatisfy { abs($0 - $1) < 24 }, "\(colour)")
  }

  @Test(arguments: [
    ("720x576", "64/45", PixelSize(512, 288)), ("720x480", "8/9", PixelSize(512, 384)),
    ("1440x1080", "4/3", PixelSize(512, 288)), ("1080x1920", "1", PixelSize(288, 512)),
    ("97x33", "1", PixelSize(97, 33)),
  ])
  func itHasTheShapeThatIsShown(size: String, aspect: String, expected: PixelSize) throws {
    let path = try clip(
      "clip.mkv", ["testsrc2=s=\(size):r=5:d=1"],
      [
        "-vf", "format=yuv444p,scale=\(size.replacing("x", with: ":")),setsar=\(aspect)", "-c:v", "ffv1",
        "-pix_fmt", "yuv444p",
      ])
    #expect(try poster(path).size == expected)
  }

  @Test(arguments: [
    ("a.mov", ["-c:v", "prores_ks", "-profile:v", "4", "-pix_fmt", "yuva444p10le"]),
    ("b.mp4", ["-c:v", "libx265", "-pix_fmt", "yuv420p10le", "-x265-params", "log-level=none"]),
    ("c.mp4", ["-c:v", "libx264", "-pix_fmt", "yuv444p"]), ("d.webm", ["-c:v", "libvpx-vp9"]),
    ("e.mov", ["-c:v", "qtrle"]), ("f.avi", ["-c:v", "rawvideo", "-pix_fmt", "bgr24"]),
    ("g.mkv", ["-c:v", "mjpeg", "-q:v", "2"]), ("h.ts", ["-c:v", "mpeg2video"]),
  ])
  func itHasTheColoursOfTheClip(name: String, arguments: [String]) throws {
    let path = try clip(name, [Self.quarters], ["-r", "25"] + arguments)
    let picture = try poster(path)
    for (place, expected) in [
      ((0.25, 0.25), [255, 0, 0]), ((0.75, 0.25), [0, 255, 0]), ((0.25, 0.75), [0, 0, 255]),
      ((0.75, 0.75), [255, 255, 255]),
    ] {
      let colour = picture.colour(place.0, place.1)
      #expect(zip(colour, expected).allSatisfy { abs($0 - $1) < 30 }, "\(colour) for \(expected)")
    }
  }

  /// Paper white of PQ (203 candelas a square metre) and of HLG (75 % of the signal) is white, not grey.
  @Test(arguments: [("smpte2084", 573), ("arib-std-b67", 721)])
  func highDynamicRangeIsBroughtToAPlainScreen(transfer: String, luma: Int) throws {
    let path = try clip(
      "hdr.mkv", ["color=gray:s=64x64:r=5:d=1,format=yuv420p10le,geq=lum=\(luma):cb=512:cr=512"],
      [
        "-c:v", "ffv1", "-pix_fmt", "yuv420p10le", "-color_trc", transfer, "-colorspace", "bt2020nc",
        "-color_primaries", "bt2020", "-color_range", "tv",
      ])
    let colour = try poster(path).colour(0.5, 0.5)
    #expect(colour.allSatisfy { (225...245).contains($0) }, "\(colour)")
  }

  @Test func aCoverIsNoPicture() throws {
    let cover = media.folder.appending("cover.jpg")
    try Tool.ffmpeg(["-f", "lavfi", "-i", "testsrc2=s=64x64", "-frames:v", "1", cover])
    let tone = try media.tone("tone.mp3", seconds: 2)
    let path = media.folder.appending("covered.mp3")
    try Tool.ffmpeg([
      "-i", tone, "-i", cover, "-map", "0", "-map", "1", "-c", "copy", "-disposition:v", "attached_pic", path,
    ])
    guard case .failure = PreviewMaker().poster(of: MediaPath(path)) else {
      Issue.record("a cover was taken for a clip")
      return
    }
    let picture = try Pixels(media.picture(PreviewMaker().picture(of: MediaPath(path))))
    #expect(picture.size.width == Preview.side)
  }
}
