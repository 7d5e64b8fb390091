import GreenroomModel
import Testing

@testable import GreenroomProbe

/// Writes TIFF and BigTIFF files whose directories stand first and whose pixels follow.
struct TIFFSample {
  var isLittle = true
  var isLarge = false
  /// Tags with one or several values; all are written as LONG, or as LONG8 in the large form.
  var tags: [(tag: Int, values: [Int])]
  var pages = 1
  var pixels = 64

  static func picture(_ width: Int, _ height: Int, _ more: [(tag: Int, values: [Int])] = []) -> TIFFSample {
    TIFFSample(tags: [(256, [width]), (257, [height])] + more)
  }

  var file: [UInt8] {
    let headerLength = isLarge ? 16 : 8
    var content = ascii(isLittle ? "II" : "MM") + number(isLarge ? 43 : 42, 2)
    if isLarge { content += number(8, 2) + number(0, 2) }
    content += offset(headerLength)
    for page in 0..<pages {
      let next = content.count + directoryLength
      content += directory(next: page + 1 < pages ? next : 0, valuesAt: content.count + entriesLength)
    }
    return content + zeros(pixels)
  }

  private var width: Int { isLarge ? 8 : 4 }
  private var entriesLength: Int { (isLarge ? 16 : 6) + tags.count * (isLarge ? 20 : 12) }
  private var directoryLength: Int {
    entriesLength + tags.map(\.values.count).filter { $0 > 1 }.reduce(0, +) * width
  }

  private func directory(next: Int, valuesAt: Int) -> [UInt8] {
    var entries: [UInt8] = []
    var values: [UInt8] = []
    for tag in tags {
      entries += number(tag.tag, 2) + number(isLarge ? 16 : 4, 2) + number(tag.values.count, width)
      if tag.values.count == 1 {
        entries += number(tag.values[0], width)
      } else {
        entries += offset(valuesAt + values.count)
        values += tag.values.flatMap { number($0, width) }
      }
    }
    return join(number(tags.count, isLarge ? 8 : 2), entries, offset(next), values)
  }

  private func offset(_ value: Int) -> [UInt8] { number(value, width) }

  private func number(_ value: Int, _ width: Int) -> [UInt8] {
    let bytes = Array(big64(value).suffix(width))
    return isLittle ? bytes.reversed() : bytes
  }
}

@Suite struct StillsTIFFTests {
  private func read(_ sample: TIFFSample) throws -> MediaFacts { try read(sample.file) }

  private func read(_ content: [UInt8]) throws -> MediaFacts {
    let source = FileSource(content: content)
    #expect(Sniffer.format(of: source) == .still(.tiff))
    return try StillHeaders.read(.tiff, source)
  }

  @Test(arguments: [true, false], [true, false])
  func readsBothByteOrdersAndBothWidths(isLittle: Bool, isLarge: Bool) throws {
    var sample = TIFFSample.picture(640, 480, [(258, [16, 16, 16]), (262, [2]), (277, [3])])
    sample.isLittle = isLittle
    sample.isLarge = isLarge
    let facts = try read(sample)
    #expect(facts.width == 640)
    #expect(facts.height == 480)
    #expect(facts.bitDepth == 16)
    #expect(facts.colorModel == "rgb")
    #expect(facts.alpha == false)
    #expect(facts.videoCodec == "tiff")
    #expect(facts.frameCount == nil)
  }

  @Test(arguments: orientations, [true, false])
  func showsThePictureAsItsOrientationWants(
    orientation: (number: Int, rotation: Int, swaps: Bool), isLittle: Bool
  ) throws {
    var sample = TIFFSample.picture(640, 480, [(274, [orientation.number])])
    sample.isLittle = isLittle
    let facts = try read(sample)
    #expect(facts.orientation == orientation.number)
    #expect(facts.rotation == orientation.rotation)
    #expect(facts.width == (orientation.swaps ? 480 : 640))
  }

  @Test(
    arguments: [
      (0, "gray"), (1, "gray"), (2, "rgb"), (3, "palette"), (5, "cmyk"), (6, "ycbcr"), (8, "lab"), (77, nil),
    ] as [(Int, String?)])
  func tellsTheColourModel(photometric: Int, model: String?) throws {
    #expect(try read(.picture(8, 8, [(262, [photometric])])).colorModel == model)
  }

  @Test(
    arguments: [
      ([(262, [2]), (277, [4]), (338, [2])], true), ([(262, [2]), (277, [4]), (338, [1])], true),
      ([(262, [2]), (277, [4]), (338, [0])], false), ([(262, [2]), (277, [4])], true),
      ([(262, [5]), (277, [4])], false), ([(262, [2]), (277, [5]), (338, [0, 2])], true),
    ] as [([(tag: Int, values: [Int])], Bool)])
  func findsAlphaAmongTheSamples(tags: [(tag: Int, values: [Int])], alpha: Bool) throws {
    #expect(try read(.picture(8, 8, tags)).alpha == alpha)
  }

  @Test func countsPagesWithoutTakingThemForAnAnimation() throws {
    var sample = TIFFSample.picture(8, 8)
    sample.pages = 3
    let facts = try read(sample)
    #expect(facts.frameCount == 3)
    #expect(facts.animated == false)
  }

  @Test func endsWherePagesRunInACircle() throws {
    var content = TIFFSample.picture(8, 8).file
    content.replaceSubrange(8 + 2 + 24..<8 + 2 + 28, with: little32(8))
    #expect(try read(content).width == 8)
  }

  @Test(
    arguments: [
      [(254, [1]), (330, [200])], [(50706, [1])], [(262, [32803])],
    ] as [[(tag: Int, values: [Int])]])
  func refusesCameraRaw(tags: [(tag: Int, values: [Int])]) {
    #expect {
      _ = try read(.picture(160, 120, tags))
    } throws: {
      ($0 as? FileProblem)?.code == .fileUnsupported && ($0 as? FileProblem)?.isMedia == true
    }
  }

  @Test(arguments: [(40, nil), (41, nil), (42, true)] as [(Int, Bool?)])
  func knowsThatAStripIsMissing(length: Int, isCut: Bool?) throws {
    var sample = TIFFSample.picture(8, 8, [(273, [0]), (279, [length])])
    sample.pixels = 0
    let place = sample.file.count
    sample.tags[2].values = [place]
    sample.pixels = 41
    #expect(try read(sample).truncated == isCut)
  }

  @Test func saysThatTheDirectoryIsCutOff() {
    let content = Array(TIFFSample.picture(8, 8, [(262, [2])]).file.prefix(30))
    #expect {
      _ = try read(content)
    } throws: {
      ($0 as? FileProblem)?.code == .fileTruncated
    }
  }

  @Test func survivesCountsAndOffsetsWithoutSense() throws {
    var content = TIFFSample(isLarge: true, tags: [(256, [1, 2]), (257, [7])], pixels: 0).file
    content.replaceSubrange(16 + 8 + 4..<16 + 8 + 20, with: [UInt8](repeating: 0xFF, count: 16))
    #expect(throws: FileProblem.self) { try read(content) }
  }
}
