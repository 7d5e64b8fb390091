import GreenroomModel
import Testing

@testable import GreenroomProbe

/// Writes GIF files block by block.
enum GIFSample {
  static func screen(_ width: Int, _ height: Int) -> [UInt8] {
    join(ascii("GIF89a"), little16(width), little16(height), [0x80, 0, 0], zeros(6))
  }

  static func control(centiseconds: Int, transparent: Bool = false) -> [UInt8] {
    join([0x21, 0xF9, 4, transparent ? 1 : 0], little16(centiseconds), [0, 0])
  }

  /// An image with a colour table of its own and two blocks of data.
  static let image: [UInt8] = join(
    [0x2C], zeros(4), little16(4), little16(4), [0x81], zeros(12), [2], [3, 1, 2, 3], [1, 9], [0])
  static let comment: [UInt8] = join([0x21, 0xFE, 4], ascii("note"), [0])
  static let end: [UInt8] = [0x3B]
}

@Suite struct StillsGIFTests {
  private func read(_ content: [UInt8]) throws -> MediaFacts {
    let source = FileSource(content: content)
    #expect(Sniffer.format(of: source) == .still(.gif))
    return try StillHeaders.read(.gif, source)
  }

  @Test func takesOneImageForAStill() throws {
    let facts = try read(
      join(
        GIFSample.screen(320, 240), GIFSample.control(centiseconds: 50), GIFSample.comment, GIFSample.image,
        GIFSample.end))
    #expect(facts.width == 320)
    #expect(facts.height == 240)
    #expect(facts.animated == false)
    #expect(facts.duration == nil)
    #expect(facts.alpha == false)
    #expect(facts.colorModel == "palette")
  }

  @Test func addsUpTheDelaysOfAnAnimation() throws {
    let frames = [(7, true), (0, false), (1, false), (2, false)].flatMap {
      GIFSample.control(centiseconds: $0.0, transparent: $0.1) + GIFSample.image
    }
    let facts = try read(join(GIFSample.screen(64, 64), frames, GIFSample.image, GIFSample.end))
    #expect(facts.animated == true)
    #expect(facts.frameCount == 5)
    #expect(facts.alpha == true)
    // 7 and 2 hundredths as written; 0, 1 and none at all are held for ten.
    #expect(facts.duration == Seconds(0.39))
  }

  @Test func takesTransparencyOfLaterFramesForNone() throws {
    let frames = [false, true].flatMap {
      GIFSample.control(centiseconds: 5, transparent: $0) + GIFSample.image
    }
    #expect(try read(join(GIFSample.screen(64, 64), frames, GIFSample.end)).alpha == false)
  }

  @Test func walksThroughFarMoreThanTheHead() throws {
    let blocks = (0..<1_000).flatMap { _ in [255] + [UInt8](repeating: 0x2C, count: 255) }
    let long = join([0x2C], zeros(4), little16(4), little16(4), [0], [8], blocks, [0])
    let facts = try read(join(GIFSample.screen(64, 64), long, long, GIFSample.end))
    #expect(facts.frameCount == 2)
    #expect(facts.truncated == nil)
  }

  @Test func knowsThatTheFileBreaksOff() throws {
    let whole = join(GIFSample.screen(64, 64), GIFSample.image, GIFSample.end)
    #expect(try read(whole).truncated == nil)
    #expect(try read(Array(whole.dropLast(1))).truncated == nil, "the last byte may be missing")
    #expect(try read(Array(whole.dropLast(3))).truncated == true)
    #expect(try read(whole + ascii("anything")).truncated == nil)
  }

  @Test(arguments: [(0, 32), (32, 0)]) func refusesAScreenOfNothing(width: Int, height: Int) {
    #expect {
      _ = try read(join(GIFSample.screen(width, height), GIFSample.image, GIFSample.end))
    } throws: {
      ($0 as? FileProblem)?.code == .fileUnreadable
    }
  }
}
