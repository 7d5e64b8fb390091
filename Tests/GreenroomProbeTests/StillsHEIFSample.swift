/// Writes HEIC and AVIF files box by box.
struct HEIFSample {
  struct Item {
    var id: Int
    var type = "hvc1"
    /// Places in `properties`, counted from 1.
    var properties: [Int]
  }

  var major = "heic"
  var items: [Item]
  var properties: [[UInt8]]
  var references: [(type: String, from: Int, to: [Int])] = []
  /// Two-byte identifiers and one-byte places, or four and two.
  var isWide = false
  var movie: [UInt8] = []

  /// One item of that coded size, followed by properties that change how it is shown.
  static func picture(
    _ width: Int, _ height: Int, _ properties: [[UInt8]] = [], major: String = "heic", type: String = "hvc1"
  ) -> HEIFSample {
    let all = [extent(width, height)] + properties
    return HEIFSample(
      major: major, items: [Item(id: 1, type: type, properties: Array(1...all.count))], properties: all)
  }

  var file: [UInt8] {
    join(
      Self.box("ftyp", ascii(major) + zeros(4) + ascii("mif1")), meta, movie, Self.box("mdat", zeros(32)))
  }

  private var meta: [UInt8] {
    let version: UInt8 = isWide ? 1 : 0
    let information = items.flatMap { item in
      Self.full("infe", identifier(item.id) + zeros(2) + ascii(item.type) + [0], version: isWide ? 3 : 2)
    }
    let links = references.flatMap { link in
      Self.box(
        link.type, join(identifier(link.from), big16(link.to.count), link.to.flatMap(identifier)))
    }
    let owners = items.flatMap { item in
      join(
        identifier(item.id), [UInt8(item.properties.count)],
        item.properties.flatMap { isWide ? big16($0 | 0x8000) : [UInt8($0 | 0x80)] })
    }
    let associations = Self.full(
      "ipma", big32(items.count) + owners, version: version, flags: isWide ? 1 : 0)
    return Self.full(
      "meta",
      join(
        Self.full("hdlr", zeros(4) + ascii("pict") + zeros(13)),
        Self.full("pitm", identifier(items[0].id), version: version),
        Self.full(
          "iinf", (isWide ? big32(items.count) : big16(items.count)) + information, version: version),
        Self.full("iref", links, version: version),
        Self.box("iprp", Self.box("ipco", properties.flatMap { $0 }) + associations)))
  }

  private func identifier(_ number: Int) -> [UInt8] { isWide ? big32(number) : big16(number) }

  // MARK: - Boxes

  static func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
    join(big32(body.count + 8), ascii(type), body)
  }

  static func full(_ type: String, _ body: [UInt8], version: UInt8 = 0, flags: UInt8 = 0) -> [UInt8] {
    box(type, [version, 0, 0, flags] + body)
  }

  static func extent(_ width: Int, _ height: Int) -> [UInt8] { full("ispe", big32(width) + big32(height)) }

  static func quarterTurns(_ count: UInt8) -> [UInt8] { box("irot", [count]) }

  static let mirror = box("imir", [1])

  static func aperture(_ width: Int, _ height: Int, over denominator: Int = 1) -> [UInt8] {
    box(
      "clap",
      join(
        big32(width), big32(denominator), big32(height), big32(denominator), big32(0), big32(1), big32(0),
        big32(1)))
  }

  static func hevc(chroma: UInt8, depth: UInt8) -> [UInt8] {
    box("hvcC", zeros(16) + [0xFC | chroma, 0xF8 | (depth - 8)] + zeros(5))
  }

  static func av1(_ flags: UInt8) -> [UInt8] { box("av1C", [0x81, 0x00, flags, 0x00]) }

  static func auxiliary(_ name: String) -> [UInt8] { full("auxC", ascii(name) + [0]) }

  // MARK: - Sequences

  /// A picture track of that many samples; `matrix` holds the first two numbers of its matrix.
  static func track(
    _ width: Int, _ height: Int, samples: Int, ticks: Int, perSecond: Int, handler: String = "pict",
    matrix: (Int, Int) = (0x1_0000, 0), properties: [UInt8] = []
  ) -> [UInt8] {
    let entry = box(
      "av01", join(zeros(24), big16(width), big16(height), zeros(50), av1(0x0C), properties))
    let samples = box(
      "stbl",
      full("stsd", big32(1) + entry) + full("stsz", big32(0) + big32(samples)))
    let media = box(
      "mdia",
      join(
        full("mdhd", join(zeros(8), big32(perSecond), big32(ticks), zeros(4))),
        full("hdlr", zeros(4) + ascii(handler) + zeros(13)), box("minf", samples)))
    let header = full(
      "tkhd", join(zeros(36), big32(matrix.0), big32(matrix.1), zeros(28), big32(0), big32(0)))
    return box("trak", header + media)
  }
}
