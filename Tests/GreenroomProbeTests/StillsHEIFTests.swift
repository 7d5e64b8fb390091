import GreenroomModel
import Testing

@testable import GreenroomProbe

@Suite struct StillsHEIFTests {
  private func read(_ sample: HEIFSample) throws -> MediaFacts {
    let source = FileSource(content: sample.file)
    #expect(Sniffer.format(of: source) == .still(.heif))
    return try StillHeaders.read(.heif, source)
  }

  @Test(arguments: [true, false]) func readsThePrimaryItem(isWide: Bool) throws {
    var sample = HEIFSample.picture(4_032, 3_024, [HEIFSample.hevc(chroma: 1, depth: 8)])
    sample.isWide = isWide
    let facts = try read(sample)
    #expect(facts.container == "heic")
    #expect(facts.videoCodec == "hevc")
    #expect(facts.width == 4_032)
    #expect(facts.height == 3_024)
    #expect(facts.pixelFormat == "yuv420p")
    #expect(facts.bitDepth == 8)
    #expect(facts.rotation == 0)
    #expect(facts.alpha == false)
    #expect(facts.animated == false)
    #expect(facts.truncated == nil)
  }

  @Test(arguments: [(UInt8(0), 0, false), (1, 270, true), (2, 180, false), (3, 90, true)])
  func turnsAgainstTheClock(turns: UInt8, rotation: Int, swaps: Bool) throws {
    let facts = try read(.picture(640, 480, [HEIFSample.quarterTurns(turns), HEIFSample.mirror]))
    #expect(facts.rotation == rotation)
    #expect(facts.width == (swaps ? 480 : 640))
    #expect(facts.codedWidth == 640)
    #expect(facts.orientation == nil)
  }

  @Test func cropsBeforeItTurns() throws {
    let facts = try read(
      .picture(640, 480, [HEIFSample.aperture(1_199, 700, over: 2), HEIFSample.quarterTurns(1)]))
    #expect(facts.width == 350)
    #expect(facts.height == 600)
  }

  @Test(arguments: [(641, 480, 1), (0, 480, 1), (640, 480, 0)])
  func ignoresACropThatCannotBe(width: Int, height: Int, denominator: Int) throws {
    let facts = try read(.picture(640, 480, [HEIFSample.aperture(width, height, over: denominator)]))
    #expect(facts.width == 640)
  }

  @Test func takesAGridsOwnSizeAndItsTilesFormat() throws {
    let sample = HEIFSample(
      items: [
        .init(id: 9, type: "grid", properties: [1, 4]),
        .init(id: 1, properties: [2, 3]),
        .init(id: 2, properties: [2, 3]),
      ],
      properties: [
        HEIFSample.extent(4_032, 3_024), HEIFSample.extent(512, 512), HEIFSample.hevc(chroma: 1, depth: 10),
        HEIFSample.quarterTurns(3),
      ],
      references: [(type: "dimg", from: 9, to: [1, 2])])
    let facts = try read(sample)
    #expect(facts.width == 3_024)
    #expect(facts.height == 4_032)
    #expect(facts.container == "heic")
    #expect(facts.pixelFormat == "yuv420p10le")
  }

  @Test func endsWhereItemsAreDerivedFromOneAnother() throws {
    let sample = HEIFSample(
      items: [.init(id: 1, type: "iden", properties: [1]), .init(id: 2, type: "iden", properties: [1])],
      properties: [HEIFSample.extent(64, 48)],
      references: [(type: "dimg", from: 1, to: [2]), (type: "dimg", from: 2, to: [1])])
    #expect(try read(sample).container == "heif")
  }

  @Test(arguments: [
    ("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", true), ("urn:mpeg:hevc:2015:auxid:1", true),
    ("urn:mpeg:mpegB:cicp:systems:auxiliary:depth", false),
    ("urn:com:apple:photo:2020:aux:hdrgainmap", false),
  ])
  func knowsAlphaFromOtherAuxiliaries(name: String, alpha: Bool) throws {
    let sample = HEIFSample(
      items: [.init(id: 1, properties: [1]), .init(id: 2, properties: [1, 2])],
      properties: [HEIFSample.extent(64, 48), HEIFSample.auxiliary(name)],
      references: [(type: "auxl", from: 2, to: [1])])
    #expect(try read(sample).alpha == alpha)
  }

  @Test(arguments: [
    (UInt8(0x0C), "yuv420p", 8), (0x08, "yuv422p", 8), (0x00, "yuv444p", 8), (0x1C, "gray", 8),
    (0x4C, "yuv420p10le", 10), (0x60, "yuv444p12le", 12),
  ])
  func readsTheAV1Configuration(flags: UInt8, pixels: String, depth: Int) throws {
    let facts = try read(.picture(64, 48, [HEIFSample.av1(flags)], major: "avif", type: "av01"))
    #expect(facts.container == "avif")
    #expect(facts.videoCodec == "av1")
    #expect(facts.pixelFormat == pixels)
    #expect(facts.bitDepth == depth)
  }

  @Test func callsAPictureOfAnotherCodecByTheFamilysName() throws {
    let facts = try read(.picture(64, 48, major: "mif1", type: "jpeg"))
    #expect(facts.container == "heif")
    #expect(facts.videoCodec == "mjpeg")
  }

  // MARK: - Sequences

  private func sequence(major: String, samples: Int, ticks: Int = 500, tracks: [UInt8] = []) -> HEIFSample {
    var sample = HEIFSample.picture(64, 48, [HEIFSample.av1(0x0C)], major: major, type: "av01")
    let track = HEIFSample.track(64, 48, samples: samples, ticks: ticks, perSecond: 200)
    sample.movie = HEIFSample.box("moov", track + tracks)
    return sample
  }

  @Test func addsUpAnImageSequence() throws {
    let facts = try read(sequence(major: "avis", samples: 12))
    #expect(facts.container == "avif")
    #expect(facts.animated == true)
    #expect(facts.frameCount == 12)
    #expect(facts.duration == Seconds(2.5))
    #expect(facts.alpha == false)
  }

  @Test func takesASequenceOfOneForAStill() throws {
    #expect(try read(sequence(major: "avis", samples: 1)).animated == false)
  }

  @Test func showsTheStillWhereTheBrandSaysStill() throws {
    let facts = try read(sequence(major: "avif", samples: 12))
    #expect(facts.animated == false)
    #expect(facts.duration == nil)
  }

  @Test func doesNotBelieveADurationWithoutEnd() throws {
    let facts = try read(sequence(major: "avis", samples: 12, ticks: 0xFFFF_FFFF))
    #expect(facts.animated == true)
    #expect(facts.duration == nil)
  }

  @Test(arguments: [("alpha", true), ("depth", false)])
  func knowsAnAlphaTrack(name: String, alpha: Bool) throws {
    let auxiliary = HEIFSample.full("auxi", ascii("urn:mpeg:mpegB:cicp:systems:auxiliary:\(name)") + [0])
    let track = HEIFSample.track(
      64, 48, samples: 12, ticks: 500, perSecond: 200, handler: "auxv", properties: auxiliary)
    #expect(try read(sequence(major: "avis", samples: 12, tracks: track)).alpha == alpha)
  }

  @Test(arguments: [((0, 0x1_0000), 90, true), ((-0x1_0000, 0), 180, false), ((0, -0x1_0000), 270, true)])
  func turnsASequenceAsItsMatrixWants(matrix: (Int, Int), rotation: Int, swaps: Bool) throws {
    var sample = sequence(major: "avis", samples: 2)
    let track = HEIFSample.track(64, 48, samples: 2, ticks: 100, perSecond: 200, matrix: matrix)
    sample.movie = HEIFSample.box("moov", track)
    let facts = try read(sample)
    #expect(facts.rotation == rotation)
    #expect(facts.width == (swaps ? 48 : 64))
  }

  // MARK: - Ends

  @Test func knowsThatThePicturesBreakOff() throws {
    let source = FileSource(content: Array(HEIFSample.picture(640, 480).file.dropLast(1)))
    #expect(try StillHeaders.read(.heif, source).truncated == true)
  }

  @Test func saysThatTheTablesAreCutOff() {
    let source = FileSource(content: Array(HEIFSample.picture(640, 480).file.dropLast(41)))
    #expect {
      _ = try StillHeaders.read(.heif, source)
    } throws: {
      ($0 as? FileProblem)?.code == .fileTruncated
    }
  }

  @Test func refusesAPictureWithoutASize() {
    let sample = HEIFSample(items: [.init(id: 1, properties: [])], properties: [])
    #expect {
      _ = try read(sample)
    } throws: {
      ($0 as? FileProblem)?.code == .fileUnreadable
    }
  }
}
