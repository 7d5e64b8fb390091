import GreenroomModel
import Testing

@testable import GreenroomProbe

@Suite struct StillsJPEGTests {
  private func read(_ content: [UInt8]) throws -> MediaFacts {
    let source = FileSource(content: content)
    #expect(Sniffer.format(of: source) == .still(.jpeg))
    return try StillHeaders.read(.jpeg, source)
  }

  @Test(arguments: orientations, [true, false])
  func showsThePictureAsItsOrientationWants(
    orientation: (number: Int, rotation: Int, swaps: Bool), isLittle: Bool
  ) throws {
    let block = EXIFSample.block(orientation: orientation.number, isLittle: isLittle)
    let facts = try read(JPEGSample.file(640, 480, JPEGSample.exif(block)))
    #expect(facts.orientation == orientation.number)
    #expect(facts.rotation == orientation.rotation)
    #expect(facts.width == (orientation.swaps ? 480 : 640))
    #expect(facts.height == (orientation.swaps ? 640 : 480))
    #expect(facts.codedWidth == 640)
    #expect(facts.codedHeight == 480)
  }

  @Test(arguments: [0, 9, 65_535])
  func ignoresAnOrientationThatIsNone(number: Int) throws {
    let facts = try read(JPEGSample.file(64, 48, JPEGSample.exif(EXIFSample.block(orientation: number))))
    #expect(facts.orientation == nil)
    #expect(facts.rotation == 0)
    #expect(facts.width == 64)
  }

  @Test func takesTheOrientationThatStandsBehindTheFrame() throws {
    let exif = JPEGSample.exif(EXIFSample.block(orientation: 6))
    let facts = try read(
      join(JPEGSample.start, JPEGSample.frame(640, 480), exif, JPEGSample.scan, JPEGSample.end))
    #expect(facts.width == 480)
  }

  @Test func saysWhatAPlainPhotographIs() throws {
    let facts = try read(JPEGSample.file(1_920, 1_080))
    #expect(facts.container == "jpeg")
    #expect(facts.videoCodec == "mjpeg")
    #expect(facts.pixelFormat == "yuvj420p")
    #expect(facts.colorModel == "ycbcr")
    #expect(facts.bitDepth == 8)
    #expect(facts.alpha == false)
    #expect(facts.animated == false)
    #expect(facts.truncated == nil)
    #expect(facts.duration == nil)
    #expect(facts.verified == false)
  }

  @Test(
    arguments: [
      (0x11, 0x11, "yuvj444p"), (0x12, 0x11, "yuvj440p"), (0x21, 0x11, "yuvj422p"), (0x22, 0x11, "yuvj420p"),
      (0x41, 0x11, "yuvj411p"), (0x12, 0x12, "yuvj444p"), (0x22, 0x12, "yuvj422p"), (0x31, 0x21, nil),
      (0x11, 0x00, nil),
    ] as [(UInt8, UInt8, String?)])
  func namesTheSampling(first: UInt8, others: UInt8, name: String?) throws {
    let frame = JPEGSample.frame(64, 48, components: [(1, first), (2, others), (3, others)])
    let facts = try read(join(JPEGSample.start, JPEGSample.jfif, frame, JPEGSample.scan, JPEGSample.end))
    #expect(facts.pixelFormat == name)
  }

  private static let three: [(UInt8, UInt8)] = [(1, 0x11), (2, 0x11), (3, 0x11)]
  private static let four = three + [(4, 0x11)]
  private static let lettered: [(UInt8, UInt8)] = [(0x52, 0x11), (0x47, 0x11), (0x42, 0x11)]

  @Test(
    arguments: [
      ([], three, "ycbcr"), ([], lettered, "rgb"), ([], [(1, 0x11)], "gray"), ([], four, "cmyk"),
      (JPEGSample.adobe(transform: 0), three, "rgb"), (JPEGSample.adobe(transform: 1), lettered, "ycbcr"),
      (JPEGSample.adobe(transform: 0), four, "cmyk"), (JPEGSample.adobe(transform: 2), four, "ycck"),
      (JPEGSample.jfif + JPEGSample.adobe(transform: 0), three, "ycbcr"),
    ] as [([UInt8], [(UInt8, UInt8)], String)])
  func tellsTheColourModelAsDecodersDo(
    segments: [UInt8], components: [(UInt8, UInt8)], model: String
  ) throws {
    let frame = JPEGSample.frame(64, 48, components: components)
    let facts = try read(join(JPEGSample.start, segments, frame, JPEGSample.scan, JPEGSample.end))
    #expect(facts.colorModel == model)
  }

  @Test func passesHuffmanTablesAndReadsAProgressiveFrame() throws {
    let table = JPEGSample.segment(0xC4, zeros(28))
    let frame = JPEGSample.frame(65_535, 65_535, marker: 0xC2)
    let facts = try read(join(JPEGSample.start, table, frame, JPEGSample.scan, JPEGSample.end))
    #expect(facts.width == 65_535)
    #expect(facts.height == 65_535)
  }

  @Test func jumpsOverMoreThanTheHeadHolds() throws {
    let profile = (0..<4).flatMap { _ in JPEGSample.segment(0xE2, zeros(65_000)) }
    let exif = JPEGSample.exif(EXIFSample.block(orientation: 8))
    let source = FileSource(content: JPEGSample.file(4_000, 3_000, profile + exif))
    let before = source.bytesRead
    let facts = try StillHeaders.read(.jpeg, source)
    #expect(facts.width == 3_000)
    #expect(facts.orientation == 8)
    #expect(source.bytesRead - before < 20_000)
  }

  @Test(
    arguments: [
      [0xFF, 0xFF, 0xFF], [0x00, 0x41, 0x42], [0xFF, 0x00, 0x17], [0xFF, 0xE5, 0x00, 0x00, 0x00],
      [0xFF, 0xD0],
    ] as [[UInt8]])
  func passesDamageBetweenSegments(junk: [UInt8]) throws {
    let facts = try read(JPEGSample.file(320, 200, JPEGSample.jfif + junk))
    #expect(facts.width == 320)
  }

  @Test(arguments: [1, 17, 1_023])
  func findsThePictureBehindALittleJunk(count: Int) throws {
    let facts = try read([UInt8](repeating: 0xA5, count: count) + JPEGSample.file(320, 200))
    #expect(facts.height == 200)
  }

  @Test func doesNotTakeAFileThatHoldsAPictureForOne() {
    let source = FileSource(content: [UInt8](repeating: 0xA5, count: 1_024) + JPEGSample.file(320, 200))
    #expect(Sniffer.format(of: source) == .unknown)
  }

  // MARK: - Ends

  @Test func knowsThatAPictureBreaksOff() throws {
    let whole = JPEGSample.file(320, 200)
    #expect(try read(Array(whole.dropLast(2))).truncated == true)
    #expect(try read(Array(whole.dropLast(1))).truncated == true)
    #expect(try read(whole).truncated == nil)
  }

  @Test func allowsAnythingBehindThePicture() throws {
    let motion = JPEGSample.file(320, 200) + ascii("....ftypmp42") + zeros(200_000)
    #expect(try read(motion).truncated == nil)
    let bytes = JPEGSample.file(320, 200) + [UInt8](repeating: 0xFF, count: 100_000)
    #expect(try read(bytes).truncated == nil)
  }

  @Test func knowsThatALargePictureBreaksOff() throws {
    let data = (0..<40_000).flatMap { _ in [0x3C, 0x55, 0xFF, 0x00] as [UInt8] }
    let cut = join(JPEGSample.start, JPEGSample.frame(4_000, 3_000), JPEGSample.scan, data)
    #expect(try read(cut).truncated == true)
    #expect(try read(cut + JPEGSample.end).truncated == nil)
  }

  @Test(arguments: [(0, 480), (640, 0), (0, 0)])
  func refusesASizeOfNothing(width: Int, height: Int) {
    #expect {
      _ = try read(JPEGSample.file(width, height))
    } throws: {
      ($0 as? FileProblem)?.code == .fileUnreadable
    }
  }

  @Test func saysThatTheHeaderIsCutOff() {
    let cut = Array(JPEGSample.file(640, 480).prefix(24))
    #expect(
      throws: FileProblem(
        .fileTruncated, "The file ends inside its JPEG header, after 24 bytes. Get a whole copy of it.")
    ) { try read(cut) }
  }
}
