import GreenroomModel

/// The eighteen bytes before a TGA picture, which have no magic number.
struct TargaHeader {
  let idLength: UInt8
  let hasPalette: UInt8
  let kind: UInt8
  let paletteLength: UInt16
  let paletteDepth: UInt8
  let width: UInt16
  let height: UInt16
  let depth: UInt8
  let descriptor: UInt8

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let header = TargaHeader(&bytes),
      var facts = MediaFacts(still: "tga", codec: "targa", width: header.width, height: header.height)
    else { return nil }
    facts.bitDepth = !header.isGrey && (header.depth == 15 || header.depth == 16) ? 5 : 8
    facts.alpha = header.alphaBits > 0 && header.depth == (header.isGrey ? 16 : 32)
    facts.colorModel = header.hasPalette == 1 ? "palette" : header.isGrey ? "gray" : "rgb"
    return facts
  }

  init?(_ bytes: inout FileBytes) {
    guard let idLength = bytes.byte(at: 0), let hasPalette = bytes.byte(at: 1), let kind = bytes.byte(at: 2),
      let paletteLength = bytes.little(UInt16.self, at: 5), let paletteDepth = bytes.byte(at: 7),
      let width = bytes.little(UInt16.self, at: 12), let height = bytes.little(UInt16.self, at: 14),
      let depth = bytes.byte(at: 16), let descriptor = bytes.byte(at: 17)
    else { return nil }
    self.idLength = idLength
    self.hasPalette = hasPalette
    self.kind = kind
    self.paletteLength = paletteLength
    self.paletteDepth = paletteDepth
    self.width = width
    self.height = height
    self.depth = depth
    self.descriptor = descriptor
  }

  var isRunLength: Bool { kind >= 8 }
  var isGrey: Bool { kind & 7 == 3 }
  /// Pixels are stored from the bottom left, unless said otherwise.
  var isFromTop: Bool { descriptor & 0x20 != 0 }
  var isFromRight: Bool { descriptor & 0x10 != 0 }
  var alphaBits: UInt8 { descriptor & 0x0F }

  /// Whether every field fits the others and the file is as long as they demand.
  func isPlausible(fileSize: Int64) -> Bool {
    guard width > 0, height > 0, descriptor & 0xC0 == 0, alphaBits <= 8, paletteFits, depthFits else {
      return false
    }
    let before = 18 + Int64(idLength) + Int64(paletteLength) * Int64((paletteDepth + 7) / 8)
    let pixels = Int64(width) * Int64(height)
    // A run-length packet makes at most 128 pixels of two bytes.
    let least = isRunLength ? pixels / 64 : pixels * Int64(bytesPerPixel)
    return fileSize >= before + least
  }

  private var bytesPerPixel: Int { (Int(depth) + 7) / 8 }

  private var paletteFits: Bool {
    hasPalette == 0
      ? paletteLength == 0 && paletteDepth == 0
      : hasPalette == 1 && paletteLength > 0 && [15, 16, 24, 32].contains(paletteDepth)
  }

  private var depthFits: Bool {
    switch kind {
    case 1, 9: hasPalette == 1 && (depth == 8 || depth == 16)
    case 2, 10: [15, 16, 24, 32].contains(depth)
    case 3, 11: hasPalette == 0 && (depth == 8 || depth == 16)
    default: false
    }
  }
}
