import GreenroomModel

/// Reads a WebP (RFC 9649): the simple forms by their bit stream's header, the extended form by its canvas and
/// by hopping from chunk to chunk.
struct WebPHeader {
  private static let mostChunks = 65_536

  private var facts: MediaFacts?
  private var isExtended = false
  private var frames = 0
  private var microseconds: Int64 = 0
  private var orientation: EXIFOrientation?

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    var header = WebPHeader()
    header.walk(&bytes)
    guard var facts = header.facts else { return nil }
    facts.truncated = isCut(&bytes) ? true : nil
    facts.animate(frames: header.frames, duration: Seconds(microseconds: header.microseconds))
    facts.turn(by: header.orientation)
    return facts
  }

  private mutating func walk(_ bytes: inout FileBytes) {
    var offset: Int64 = 12
    for _ in 0..<Self.mostChunks {
      guard let code = bytes.big(UInt32.self, at: offset),
        let length = bytes.little(UInt32.self, at: offset + 4)
      else { return }
      note(FourCC(code), &bytes, at: offset + 8, end: offset + 8 + Int64(length))
      offset += 8 + Int64(length) + Int64(length & 1)
      // A simple file holds one chunk that counts; what follows it is not looked at by any decoder.
      if facts != nil, !isExtended { return }
    }
  }

  private mutating func note(_ type: FourCC, _ bytes: inout FileBytes, at body: Int64, end: Int64) {
    switch type {
    case "VP8X":
      if facts == nil { facts = Self.canvas(&bytes, at: body) }
      isExtended = facts != nil
    case "VP8 ":
      if facts == nil { facts = Self.lossy(&bytes, at: body) }
    case "VP8L":
      if facts == nil { facts = Self.lossless(&bytes, at: body) }
      facts?.pixelFormat = "argb"
      facts?.colorModel = "rgb"
    case "ALPH": facts?.alpha = true
    case "ANMF":
      frames += 1
      let milliseconds = (bytes.little(UInt32.self, at: body + 12) ?? 0) & 0xFF_FFFF
      microseconds += FrameDelay.played(Int64(milliseconds) * 1_000)
    case "XMP ": bytes.note(.xmp, at: body, end: end)
    case "C2PA": bytes.note(.manifest, at: body, end: end)
    case "EXIF" where orientation == nil:
      bytes.note(.exif, at: body, end: end)
      orientation = EXIFOrientation(&bytes, block: body, end: min(end, bytes.size))
    default: break
    }
  }

  private static func canvas(_ bytes: inout FileBytes, at body: Int64) -> MediaFacts? {
    guard let flags = bytes.byte(at: body), let width = bytes.little(UInt32.self, at: body + 4),
      let height = bytes.little(UInt32.self, at: body + 6)
    else { return nil }
    return picture(width: (width & 0xFF_FFFF) + 1, height: (height >> 8) + 1, alpha: flags & 0x10 != 0)
  }

  private static func lossy(_ bytes: inout FileBytes, at body: Int64) -> MediaFacts? {
    guard let start = bytes.big(UInt32.self, at: body + 2), start & 0xFF_FFFF == 0x9D_012A,
      let width = bytes.little(UInt16.self, at: body + 6),
      let height = bytes.little(UInt16.self, at: body + 8)
    else { return nil }
    return picture(width: width & 0x3FFF, height: height & 0x3FFF, alpha: false)
  }

  private static func lossless(_ bytes: inout FileBytes, at body: Int64) -> MediaFacts? {
    guard bytes.byte(at: body) == 0x2F, let fields = bytes.little(UInt32.self, at: body + 1) else {
      return nil
    }
    return picture(
      width: (fields & 0x3FFF) + 1, height: (fields >> 14 & 0x3FFF) + 1, alpha: fields >> 28 & 1 == 1)
  }

  private static func picture(width: some BinaryInteger, height: some BinaryInteger, alpha: Bool)
    -> MediaFacts?
  {
    var facts = MediaFacts(still: "webp", codec: "webp", width: width, height: height)
    facts?.bitDepth = 8
    facts?.alpha = alpha
    facts?.colorModel = "ycbcr"
    facts?.pixelFormat = alpha ? "yuva420p" : "yuv420p"
    return facts
  }

  /// Whether the file is shorter than it says, which makes libwebp refuse it. A missing last padding byte is common
  /// and harmless, and a length of all ones is a writer's that did not know it yet.
  private static func isCut(_ bytes: inout FileBytes) -> Bool {
    guard let length = bytes.little(UInt32.self, at: 4), length < 0xFFFF_FFF0 else { return false }
    return 8 + Int64(length) > bytes.size + 1
  }
}
