import GreenroomModel

/// Walks the chunks of a PNG or APNG (W3C PNG, third edition). Chunks before the pixels are all looked at. After
/// them the walk goes on where it is cheap or the picture moves; else the last few KiB tell the rest.
struct PNGHeader {
  private static let signature: UInt64 = 0x8950_4E47_0D0A_1A0A
  private static let mostChunks = 65_536
  /// Chunks that are looked up past the head of a still, each of which costs a read.
  private static let mostDistantChunks = 64

  private var base: PNGBase?
  private var hasTransparency = false
  private var orientation: EXIFOrientation?
  private var announcedFrames: UInt32 = 0
  private var animation = PNGAnimation()
  private var hasPixels = false
  private var end = End.notReached

  private enum End { case notReached, found, cut }

  /// Throws `file.unreadable` where the signature shows that a transfer as text has changed the file.
  static func read(_ bytes: inout FileBytes) throws(FileProblem) -> MediaFacts? {
    guard let signature = bytes.big(UInt64.self, at: 0) else { return nil }
    guard signature == Self.signature else {
      throw FileProblem(
        .fileUnreadable,
        "The first eight bytes are not those of a sound PNG, as after a transfer that changed line ends. "
          + "Copy the file again as binary.")
    }
    var header = PNGHeader()
    header.walk(&bytes)
    if header.end == .notReached { header.lookAtTail(&bytes) }
    return header.facts()
  }

  private mutating func walk(_ bytes: inout FileBytes) {
    var offset: Int64 = 8
    var distant = 0
    for _ in 0..<Self.mostChunks {
      guard let chunk = PNGChunk(&bytes, at: offset) else {
        if offset >= bytes.size - 8 { end = .cut }
        return
      }
      note(chunk, &bytes)
      if chunk.type == "IEND" { end = .found }
      if chunk.next > bytes.size, end != .found { end = .cut }
      guard end == .notReached else { return }
      offset = chunk.next
      if offset > Int64(bytes.source.head.count), hasPixels, announcedFrames < 2 { distant += 1 }
      if distant > Self.mostDistantChunks { return }
    }
  }

  private mutating func note(_ chunk: PNGChunk, _ bytes: inout FileBytes) {
    switch chunk.type {
    case "IHDR": base = base ?? PNGBase(&bytes, at: chunk.body)
    case "IDAT": hasPixels = true
    case "tRNS" where !hasPixels: hasTransparency = isTransparent(chunk, &bytes)
    case "eXIf" where orientation == nil:
      bytes.note(.exif, at: chunk.body, end: chunk.body + chunk.length)
      orientation = EXIFOrientation(&bytes, block: chunk.body, end: min(chunk.next - 4, bytes.size))
    case "tEXt", "zTXt", "iTXt", "caBX":
      if let kind = EmbeddedPlace.Kind(pngChunk: chunk.type) {
        bytes.note(kind, at: chunk.body, end: chunk.body + chunk.length)
      }
    case "acTL" where !hasPixels: announcedFrames = bytes.big(UInt32.self, at: chunk.body) ?? 0
    case "fcTL": animation.addFrame(&bytes, at: chunk.body)
    default: break
    }
  }

  /// A palette's table of alphas may be opaque throughout; a transparent colour is always meant.
  private func isTransparent(_ chunk: PNGChunk, _ bytes: inout FileBytes) -> Bool {
    guard base?.colorType == 3 else { return true }
    for index in 0..<min(chunk.length, 256) where bytes.byte(at: chunk.body + index) != 0xFF { return true }
    return false
  }

  /// Some programs put the EXIF block last, right before the end.
  private mutating func lookAtTail(_ bytes: inout FileBytes) {
    guard bytes.matches("IEND", at: bytes.size - 8) else { return }
    end = .found
    guard orientation == nil, let chunk = PNGTail.chunk("eXIf", &bytes) else { return }
    note(chunk, &bytes)
  }

  private func facts() -> MediaFacts? {
    let isAnimated = announcedFrames > 1
    guard let base,
      var facts = MediaFacts(
        still: "png", codec: isAnimated ? "apng" : "png", width: base.width, height: base.height)
    else { return nil }
    facts.bitDepth = base.channelDepth
    facts.alpha = base.hasAlphaChannel || hasTransparency
    facts.colorModel = base.colorModel
    facts.pixelFormat = base.pixelFormat(hasTransparency: hasTransparency)
    facts.truncated = end == .cut ? true : nil
    facts.animate(
      frames: Int(announcedFrames), duration: animation.duration(ofFrames: Int(announcedFrames)))
    facts.turn(by: orientation)
    return facts
  }
}
