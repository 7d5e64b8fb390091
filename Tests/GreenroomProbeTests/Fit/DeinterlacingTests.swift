import CLibAV
import Foundation
import Glibc
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// Clips of two fields a frame, against the fifty whole pictures a second that they were made of.
@Suite struct DeinterlacingTests {
  private static let size = PixelSize(320, 180)

  private let clips: FittedClips
  /// The fifty whole pictures.
  private let original: String

  init() throws {
    clips = try FittedClips()
    original = clips.media.folder.appending("original.mkv")
    // Stripes of one row that rest, and a bar that moves by six pixels from picture to picture.
    let source =
      "color=gray:s=320x180:r=50,format=gray,geq=lum='if(mod(Y,2),90,130)'[ground];"
      + "color=white:s=40x120:r=50[bar];[ground][bar]overlay=x='60+mod(n*6,200)':y=30"
    try Tool.ffmpeg([
      "-f", "lavfi", "-i", source, "-frames:v", "60", "-c:v", "ffv1", "-pix_fmt", "yuv420p", original,
    ])
  }

  private enum Order: String, CaseIterable { case top, bottom }

  /// - Parameter name: With the container.
  private func woven(_ name: String, _ order: Order = .top, _ arguments: [String]) throws -> String {
    let path = clips.media.folder.appending(name)
    try Tool.ffmpeg(
      [
        "-i", original, "-vf",
        "tinterlace=interleave_\(order.rawValue),setfield=\(order == .top ? "tff" : "bff")",
        "-flags", "+ildct+ilme",
      ]
        + arguments + [path])
    return path
  }

  private static func h264(_ order: Order) -> [String] {
    [
      "-c:v", "libx264", "-preset", "ultrafast", "-qp", "8", "-x264-params",
      order == .top ? "tff=1" : "bff=1",
      "-pix_fmt", "yuv420p",
    ]
  }

  private func grey(_ path: String, _ filter: String = "null") throws -> [[UInt8]] {
    let bytes = Array(
      try Tool.run(
        "ffmpeg",
        [
          "-nostdin", "-v", "quiet", "-i", path, "-vf", filter, "-vsync", "0", "-f", "rawvideo", "-pix_fmt",
          "gray", "-",
        ]))
    let length = Self.size.width * Self.size.height
    return (0..<bytes.count / length).map { Array(bytes[($0 * length)..<(($0 + 1) * length)]) }
  }

  /// The part of the pixels of these columns that are quite another than in `truth`.
  private static func wrong(
    _ frames: [[UInt8]], _ truth: [[UInt8]], columns: Range<Int> = 60..<300, beyond most: Int = 50
  ) -> Double {
    var count = 0
    for (frame, meant) in zip(frames, truth) {
      for row in 0..<size.height {
        for column in columns {
          let place = row * size.width + column
          if abs(Int(frame[place]) - Int(meant[place])) > most { count += 1 }
        }
      }
    }
    return Double(count) / Double(max(1, frames.count * size.height * columns.count))
  }

  private var recipe: ClipRecipe { get throws { try clips.recipe(Self.size, rate: FrameRate(25, over: 1)) } }

  /// A frame is shown when its first field is.
  @Test(arguments: Order.allCases) private func theCombIsGoneAndWhatRestsKeepsItsDetail(order: Order) throws {
    let source = try woven("woven.mp4", order, Self.h264(order))
    #expect(try Prober().facts(source).interlaced == true)
    let facts = try clips.make(recipe, from: source)
    #expect(facts.interlaced == false)
    let truth = try grey(original, "select='not(mod(n,2))'")
    let (combed, copy) = (try grey(source), try grey(clips.copy))
    #expect(copy.count == truth.count && combed.count == truth.count)
    let (before, after) = (Self.wrong(combed, truth), Self.wrong(copy, truth))
    #expect(after < before / 10, "\(before) to \(after)")
    #expect(Self.wrong(copy, truth, columns: 0..<50, beyond: 15) < 0.01)
  }

  @Test(arguments: [
    ("eight.ts", ["-c:v", "mpeg2video", "-qscale:v", "2", "-pix_fmt", "yuv422p"]),
    ("ten.mov", ["-c:v", "prores_ks", "-profile:v", "3", "-pix_fmt", "yuv422p10le"]),
  ]) func otherCodecsAndDepthsAreDeinterlacedToo(name: String, codec: [String]) throws {
    let source = try woven(name, .top, codec)
    #expect(try Prober().facts(source).interlaced == true)
    try clips.make(recipe, from: source)
    let truth = try grey(original, "select='not(mod(n,2))'")
    let (before, after) = (Self.wrong(try grey(source), truth), Self.wrong(try grey(clips.copy), truth))
    #expect(after < before / 10, "\(before) to \(after)")
  }

  @Test func wholePicturesStayAsTheyAre() throws {
    let source = clips.media.folder.appending("whole.mp4")
    try Tool.ffmpeg(
      ["-i", original, "-c:v", "libx264", "-preset", "ultrafast", "-qp", "4", "-pix_fmt", "yuv420p", source])
    #expect(try Prober().facts(source).interlaced == false)
    try clips.make(clips.recipe(Self.size, rate: FrameRate(50, over: 1)), from: source)
    #expect(try Self.wrong(grey(clips.copy), grey(original), columns: 0..<320, beyond: 15) < 0.01)
  }

  @Test func postersAndFramesAreNotCombed() throws {
    let source = try woven("woven.mp4", .top, Self.h264(.top))
    let poster = try clips.media.picture(PreviewMaker().poster(of: MediaPath(source)))
    let frame = clips.media.folder.appending("frame.png")
    #expect(ClipFrame.take(.at(0.4), from: MediaPath(source), to: MediaPath(frame)) == nil)
    for picture in [poster, frame] {
      let seen = try #require(grey(picture).first)
      // Of a field alone the stripes are one grey, so only the bar is looked at: its edges are straight.
      let bar = (40..<140).map { row in
        (0..<Self.size.width).filter { seen[row * Self.size.width + $0] > 190 }.count
      }
      #expect((bar.max() ?? 0) - (bar.min() ?? 0) <= 2, "\(bar)")
      #expect((36...44).contains(bar[50]))
    }
  }

  /// Every sample at every rim is looked at, in sizes that leave lines over.
  @Test(arguments: [(2, 2), (3, 3), (7, 5), (16, 1), (1, 16), (64, 33)]) func smallFramesAreFilled(
    width: Int, height: Int
  ) throws {
    for format in [
      AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV422P10LE, AV_PIX_FMT_NV12, AV_PIX_FMT_RGB24,
    ] {
      guard let box = FrameBox.picture(format, width: width, height: height) else {
        Issue.record("memory is short")
        continue
      }
      for plane in 0..<4 {
        guard let rows = FieldRows(box.frame, plane) else { continue }
        let lines = plane == 0 || format == AV_PIX_FMT_YUV422P10LE ? height : (height + 1) / 2
        memset(rows.start, 1, rows.stride * lines)
      }
      box.frame.pointee.interlaced_frame = 1
      for kept in [0, 1] as [CInt] {
        box.frame.pointee.top_field_first = kept
        let whole = try #require(try Deinterlacer.picture(of: box.frame, before: box.frame, after: nil))
        #expect(whole.frame.pointee.interlaced_frame == 0)
        #expect(whole.frame.pointee.data.0?[0] ?? 0 > 0)
      }
      box.frame.pointee.interlaced_frame = 0
      #expect(try Deinterlacer.picture(of: box.frame) == nil)
    }
  }
}
