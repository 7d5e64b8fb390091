import CLibAV
import GreenroomModel
import Testing

@testable import GreenroomProbe

@Suite struct TestCardTests {
  /// Every size that a profile names, and the ends of what can be drawn.
  static let sizes = [
    (864, 496), (752, 560), (640, 640), (560, 752), (496, 864), (992, 432), (1_280, 720), (1_112, 834),
    (834, 1_112), (1_470, 630), (2_206, 946), (1_080, 1_920), (3_840, 2_160), (4_398, 1_886), (32, 32),
    (32, 8_192), (8_192, 32),
  ]

  @Test(arguments: sizes)
  func everythingStandsInThePicture(width: Int, height: Int) {
    let layout = TestCardLayout(.card(width, height, prompt: String(repeating: "word ", count: 300)))
    let picture = Box(left: 0, top: 0, width: width, height: height)
    for box in [layout.stage, layout.panel, layout.bar] { #expect(picture.holds(box), "\(box)") }
    #expect(layout.stage.bottom == layout.panel.top)
    #expect(layout.panel.bottom == height)
    for line in layout.lines {
      #expect(line.left + Canvas.width(of: line.text, scale: line.scale) <= width)
      #expect(line.top >= layout.panel.top)
      #expect(line.top + DotFont.capHeight * line.scale <= layout.clock.top)
    }
  }

  @Test(arguments: sizes.filter { min($0.0, $0.1) >= 400 })
  func whoseAnswerItIsCanBeRead(width: Int, height: Int) throws {
    let layout = TestCardLayout(.card(width, height, prompt: String(repeating: "word ", count: 300)))
    let texts = layout.lines.map(\.text)
    #expect(texts.prefix(3) == ["task_0123456789", "a model", "seed 42"])
    #expect(texts.count > 3)
    #expect(texts.last?.hasSuffix("...") == true)
    // A letter of the title is a fortieth of the short side at least.
    #expect(layout.lines[0].scale * DotFont.capHeight * 40 >= min(width, height))
    #expect(layout.lines[0].scale > layout.lines[1].scale)
    #expect(layout.pattern.width * 4 >= min(layout.stage.width, layout.stage.height))
    #expect(layout.swing.width > 0 && layout.swing.left >= layout.pattern.right)
  }

  @Test func theSameSeedLooksTheSameAndNeighboursDoNot() throws {
    let pictures = try (0..<8 as Range<UInt64>).map { seed in try Self.planes(seed: seed, frame: 3) }
    #expect(try Self.planes(seed: 5, frame: 3) == pictures[5])
    for left in pictures.indices {
      for right in pictures.indices where right > left {
        #expect(pictures[left].meanDifference(to: pictures[right]) > 8, "seeds \(left) and \(right)")
      }
    }
  }

  @Test func seedsInARowAreFarApartInColour() {
    let looks = (0..<1_000 as Range<UInt64>).map { SeedLook(seed: $0) }
    for (one, next) in zip(looks, looks.dropFirst()) {
      let distance = abs(one.hue - next.hue)
      #expect(min(distance, 1 - distance) > 0.3)
    }
    #expect(Set(looks.map(\.tiles)).count > 950)
  }

  @Test(arguments: [0, 1, .max, 1 << 63] as [UInt64])
  func anySeedIsDrawn(seed: UInt64) throws {
    let first = try Self.planes(seed: seed, frame: 0)
    let last = try Self.planes(seed: seed, frame: 23)
    #expect(first != last)
  }

  private static func planes(seed: UInt64, frame: Int) throws -> [UInt8] {
    var clip = TestClip.card(320, 180)
    clip.seed = seed
    guard let card = TestCard(clip) else { throw AVError(0) }
    let drawn = try FrameBox.planes(width: 320, height: 180)
    card.draw(frame: frame, on: drawn.frame)
    let bytes = try RGBPicture.converting(drawn.frame).bytes
    return try #require(bytes)
  }
}

extension TestClip {
  static func card(_ width: Int, _ height: Int, prompt: String = "@image1 walks") -> TestClip {
    TestClip(
      width: width, height: height, seconds: 1, frameRate: 24, hasSound: false,
      lines: ["task_0123456789", "a model", "seed 42", prompt], seed: 42)
  }
}

extension Box {
  fileprivate func holds(_ other: Box) -> Bool {
    other.left >= left && other.top >= top && other.right <= right && other.bottom <= bottom
      && other.width >= 0 && other.height >= 0
  }
}

extension FrameBox {
  /// The rows of a picture of three bytes a pixel.
  fileprivate var bytes: [UInt8]? {
    guard let plane = frame.pointee.data.0 else { return nil }
    let (width, stride) = (Int(frame.pointee.width) * 3, Int(frame.pointee.linesize.0))
    return (0..<Int(frame.pointee.height)).flatMap { row in
      Array(UnsafeBufferPointer(start: plane + row * stride, count: width))
    }
  }
}

extension [UInt8] {
  /// Of all bytes; as far apart as can be where there are not as many.
  func meanDifference(to other: [UInt8]) -> Double {
    guard count == other.count, !isEmpty else { return 255 }
    var sum = 0
    for index in indices { sum += abs(Int(self[index]) - Int(other[index])) }
    return Double(sum) / Double(count)
  }
}
