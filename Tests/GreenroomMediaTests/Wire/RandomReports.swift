import GreenroomModel
import GreenroomTestSupport

/// Random values of everything a worker says, the same for the same seed.
struct RandomReports {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func facts(presence: Double) -> MediaFacts {
    var facts = MediaFacts()
    facts.container = maybe(presence) { $0.text() }
    facts.width = maybe(presence) { $0.integer() }
    facts.height = maybe(presence) { $0.integer() }
    facts.codedWidth = maybe(presence) { $0.integer() }
    facts.codedHeight = maybe(presence) { $0.integer() }
    facts.rotation = maybe(presence) { $0.integer() }
    facts.orientation = maybe(presence) { $0.integer() }
    facts.sampleAspectRatio = maybe(presence) { $0.rate() }
    facts.duration = maybe(presence) { Seconds(microseconds: Int64($0.integer())) }
    facts.headerDuration = maybe(presence) { Seconds(microseconds: Int64($0.integer())) }
    facts.frameRate = maybe(presence) { $0.rate() }
    facts.variableFrameRate = maybe(presence) { $0.flag() }
    facts.frameCount = maybe(presence) { $0.integer() }
    facts.videoCodec = maybe(presence) { $0.text() }
    facts.pixelFormat = maybe(presence) { $0.text() }
    facts.bitDepth = maybe(presence) { $0.integer() }
    facts.alpha = maybe(presence) { $0.flag() }
    facts.animated = maybe(presence) { $0.flag() }
    facts.colorModel = maybe(presence) { $0.text() }
    facts.audioCodec = maybe(presence) { $0.text() }
    facts.sampleRate = maybe(presence) { $0.integer() }
    facts.channels = maybe(presence) { $0.integer() }
    facts.audioBitDepth = maybe(presence) { $0.integer() }
    facts.encrypted = maybe(presence) { $0.flag() }
    facts.truncated = maybe(presence) { $0.flag() }
    facts.flat = maybe(presence) { $0.flag() }
    facts.silent = maybe(presence) { $0.flag() }
    facts.dark = maybe(presence) { $0.flag() }
    facts.bars = maybe(presence) {
      PixelRectangle(x: $0.integer(), y: $0.integer(), size: PixelSize($0.integer(), $0.integer()))
    }
    facts.clipped = maybe(presence) { $0.flag() }
    facts.interlaced = maybe(presence) { $0.flag() }
    facts.verified = presence > 0 && flag()
    return facts
  }

  mutating func report(presence: Double) -> ProbeReport {
    ProbeReport(
      kind: MediaKind.allCases[Int(generator.next() % 3)], facts: facts(presence: presence),
      embedded: embedded(presence: presence),
      fingerprint: Fingerprint(high: generator.next(), low: generator.next()), stamp: stamp(),
      bytesRead: Int64(integer()))
  }

  mutating func embedded(presence: Double) -> EmbeddedFacts {
    var facts = EmbeddedFacts()
    facts.prompt = maybe(presence) { $0.someText() }
    facts.negativePrompt = maybe(presence) { $0.someText() }
    facts.model = maybe(presence) { $0.someText() }
    facts.seed = maybe(presence) { $0.someText() }
    facts.sampler = maybe(presence) { $0.someText() }
    facts.steps = maybe(presence) { $0.integer() }
    facts.generator = maybe(presence) { $0.someText() }
    facts.title = maybe(presence) { $0.someText() }
    facts.description = maybe(presence) { $0.someText() }
    facts.keywords = (maybe(presence) { [$0.someText(), $0.someText()] }) ?? []
    facts.rating = maybe(presence) { $0.integer() }
    facts.labels = (maybe(presence) { [$0.someText()] }) ?? []
    facts.hasManifest = presence > 0 && flag()
    let block = maybe(presence) {
      EmbeddedBlock(kind: $0.someText(), bytes: $0.integer(), isCut: $0.flag(), packed: $0.bytes(count: 40))
    }
    facts.blocks = block.map { [$0, $0] } ?? []
    return facts
  }

  mutating func companion(presence: Double) -> Companion? {
    maybe(presence) {
      Companion(kind: $0.flag() ? .caption : .sidecar, facts: $0.embedded(presence: presence))
    }
  }

  private mutating func someText() -> String { "x" + text() }

  mutating func stamp() -> FileStamp {
    FileStamp(
      device: generator.next(), inode: generator.next(), size: Int64(integer()),
      modifiedNanoseconds: Int64(integer()))
  }

  mutating func likenessReport() -> LikenessReport {
    let moments = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
      Bool.random(using: &generator)
        ? PictureHash(bits: UInt64.random(in: 1 ... .max, using: &generator)) : nil
    }
    return LikenessReport(
      likeness: Likeness(
        picture: Bool.random(using: &generator) ? PictureHash(bits: 7) : nil, moments: moments,
        sound: moments.map { _ in UInt32.random(in: .min ... .max, using: &generator) }),
      stamp: hashReport().stamp)
  }

  mutating func previewReport() -> PreviewReport {
    let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
      UInt8.random(in: .min ... .max, using: &generator)
    }
    return PreviewReport(preview: Preview(image: bytes, text: "WEBVTT é \(bytes.count)"), stamp: stamp())
  }

  mutating func hashReport() -> HashReport {
    HashReport(hash: ContentHash(high: generator.next(), low: generator.next()), stamp: stamp())
  }

  mutating func bytes(count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
  }

  /// Small and great, negative and the two ends.
  mutating func integer() -> Int {
    let wide = Int(truncatingIfNeeded: generator.next())
    switch generator.next() % 8 {
    case 0: return .min
    case 1: return .max
    case 2: return 0
    case 3, 4: return wide >> 48
    default: return wide
    }
  }

  mutating func number(below bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

  private mutating func maybe<Value>(
    _ presence: Double, _ make: (inout RandomReports) -> Value?
  ) -> Value? {
    Double(generator.next() % 1_000) / 1_000 < presence ? make(&self) : nil
  }

  mutating func flag() -> Bool { generator.next() & 1 == 1 }

  private mutating func text() -> String {
    ["", "mp4", "h264", "un nom", "视频", "a rather longer name than fits in a word"][number(below: 6)]
  }

  private mutating func rate() -> FrameRate? {
    FrameRate(Int64(integer() & .max) | 1, over: Int64(integer() & .max) | 1)
  }
}
