import Foundation
import GreenroomModel
import GreenroomTestSupport
import Testing

@testable import GreenroomProbe

/// A source, its copy, and what decoders give of either.
struct FittedClips {
  let media: MadeMedia
  let copy: String

  init() throws {
    media = try MadeMedia()
    copy = media.folder.appending("copy.mp4")
  }

  /// A bar that moves as eyes read: each frame is told from its neighbours whatever is done to it.
  func counted(
    _ name: String, size: String = "320x180", rate: String = "25", frames: Int = 100,
    _ arguments: [String] = []
  ) throws -> String {
    let path = media.folder.appending(name)
    let source =
      "color=0x303030:s=\(size):r=\(rate)[ground];color=white:s=16x28:r=\(rate)[bar];"
      + "[ground][bar]overlay=x='mod(n,38)*8':y='floor(n/38)*30'"
    try Tool.ffmpeg(
      [
        "-f", "lavfi", "-i", source, "-frames:v", "\(frames)", "-c:v", "libx264", "-preset", "ultrafast",
        "-crf", "12",
      ]
        + ["-pix_fmt", "yuv420p"] + arguments + [path])
    return path
  }

  func recipe(
    _ size: PixelSize, rate: FrameRate?, crop: PixelRectangle? = nil, canvas: PixelSize? = nil,
    window: TimeWindow? = nil, hasSound: Bool = false, mostBytes: Int64? = nil
  ) throws -> ClipRecipe {
    let framing = Framing(crop: crop, size: size, canvas: canvas)
    let encoding = ClipRecipe.Encoding(
      framing: framing, frameRate: try #require(rate), background: PlainColour(red: 200, green: 40, blue: 40))
    return ClipRecipe(encoding: encoding, window: window, hasSound: hasSound, mostBytes: mostBytes)
  }

  /// Makes the copy and checks what every copy is.
  @discardableResult
  func make(
    _ recipe: ClipRecipe, from source: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> MediaFacts {
    let problem = ClipFit.make(recipe, from: MediaPath(source), to: MediaPath(copy))
    #expect(problem == nil, sourceLocation: sourceLocation)
    let facts = try Prober().facts(copy)
    #expect(facts.container == "mp4" && facts.videoCodec == "h264", sourceLocation: sourceLocation)
    if let encoding = recipe.encoding {
      #expect(facts.variableFrameRate != true, sourceLocation: sourceLocation)
      #expect((facts.rotation ?? 0) == 0 && facts.bitDepth == 8, sourceLocation: sourceLocation)
      #expect(facts.pixelFormat == "yuv420p", sourceLocation: sourceLocation)
      #expect(
        PixelSize(facts.width ?? 0, facts.height ?? 0) == encoding.framing.outcome,
        sourceLocation: sourceLocation)
      let rate = facts.frameRate?.value ?? 0
      #expect(abs(rate / encoding.frameRate.value - 1) < 0.000_1, "\(rate)", sourceLocation: sourceLocation)
      let most = (recipe.window?.length ?? .infinity) + 1 / encoding.frameRate.value
      #expect(
        facts.duration?.value ?? .infinity <= most || recipe.window == nil, sourceLocation: sourceLocation)
    }
    #expect((facts.audioCodec != nil) == recipe.hasSound, sourceLocation: sourceLocation)
    return facts
  }

  /// Number of the frame of `source` that is most like each frame of the copy.
  func origins(_ source: String, _ arguments: [String] = []) throws -> [Int] {
    let small = ["-vf", "scale=160:6:flags=area"]
    let (frames, originals) = (try Self.grey(copy, small), try Self.grey(source, small + arguments))
    return frames.map { frame in
      originals.indices.min { Self.distance(frame, originals[$0]) < Self.distance(frame, originals[$1]) }
        ?? -1
    }
  }

  private static func grey(_ path: String, _ arguments: [String]) throws -> [[UInt8]] {
    let bytes = Array(
      try Tool.run(
        "ffmpeg",
        ["-nostdin", "-v", "quiet", "-i", path, "-map", "0:V:0", "-vsync", "0"] + arguments + [
          "-f", "rawvideo", "-pix_fmt", "gray", "-",
        ]))
    let length = 160 * 6
    return (0..<bytes.count / length).map { Array(bytes[($0 * length)..<(($0 + 1) * length)]) }
  }

  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var sum = 0
    for (one, other) in zip(first, second) { sum += abs(Int(one) - Int(other)) }
    return sum
  }
}
