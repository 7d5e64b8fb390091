import GreenroomModel

/// Walks the blocks of a GIF (GIF89a), hopping over the compressed data, to count frames and add their delays.
struct GIFHeader {
  private static let mostBlocks = 65_536

  private var frames = 0
  private var microseconds: Int64 = 0
  /// Hundredths of a second that the coming frame asks for.
  private var delay: UInt16 = 0
  private var hasTransparency = false
  /// Whether the first frame has holes. In later ones transparency means "as before".
  private var hasAlpha = false
  private var isWhole = true
  private var isCut = false

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let width = bytes.little(UInt16.self, at: 6), let height = bytes.little(UInt16.self, at: 8),
      let flags = bytes.byte(at: 10),
      var facts = MediaFacts(still: "gif", codec: "gif", width: width, height: height)
    else { return nil }
    var header = GIFHeader()
    header.walk(&bytes, from: 13 + paletteLength(flags))
    facts.bitDepth = 8
    facts.alpha = header.hasAlpha
    facts.colorModel = "palette"
    facts.pixelFormat = "bgra"
    facts.truncated = header.isCut ? true : nil
    facts.animate(
      frames: header.frames,
      duration: header.isWhole ? Seconds(microseconds: header.microseconds) : nil)
    return facts
  }

  private static func paletteLength(_ flags: UInt8) -> Int64 {
    flags & 0x80 == 0 ? 0 : 3 << (Int64(flags & 7) + 1)
  }

  private mutating func walk(_ bytes: inout FileBytes, from start: Int64) {
    var offset = start
    for _ in 0..<Self.mostBlocks {
      guard let introducer = bytes.byte(at: offset) else { break }
      switch introducer {
      case 0x2C: addFrame(&bytes, &offset)
      case 0x21: passExtension(&bytes, &offset)
      // A stray terminator is passed over, as players do; anything else ends the picture.
      case 0x00: offset += 1
      default: return
      }
      if isCut { return }
    }
    isWhole = !bytes.isExhausted
  }

  private mutating func addFrame(_ bytes: inout FileBytes, _ offset: inout Int64) {
    guard let flags = bytes.byte(at: offset + 9) else {
      isCut = true
      return
    }
    if frames == 0 { hasAlpha = hasTransparency }
    frames += 1
    microseconds += FrameDelay.played(Int64(delay) * 10_000)
    delay = 0
    offset += 11 + Self.paletteLength(flags)
    passSubBlocks(&bytes, &offset)
  }

  private mutating func passExtension(_ bytes: inout FileBytes, _ offset: inout Int64) {
    if bytes.byte(at: offset + 1) == 0xF9, let flags = bytes.byte(at: offset + 3),
      let wanted = bytes.little(UInt16.self, at: offset + 4)
    {
      delay = wanted
      hasTransparency = flags & 1 == 1
    }
    offset += 2
    passSubBlocks(&bytes, &offset)
  }

  /// Moves behind the empty block that ends a chain of data blocks of at most 255 bytes each.
  private mutating func passSubBlocks(_ bytes: inout FileBytes, _ offset: inout Int64) {
    while let length = bytes.byte(at: offset) {
      offset += 1 + Int64(length)
      if length == 0 { return }
    }
    isWhole = false
    isCut = !bytes.isExhausted
  }
}
