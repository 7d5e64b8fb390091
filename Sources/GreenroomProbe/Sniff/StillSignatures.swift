/// Pictures by their first bytes.
enum StillSignatures {
  static func strong(_ bytes: inout FileBytes) -> SniffedFormat? {
    guard let word = bytes.big(UInt32.self, at: 0) else { return nil }
    switch word {
    case 0xFFD8_FF00...0xFFD8_FFFF: return .still(.jpeg)
    case 0x8950_4E47: return .still(.png)
    case 0x4749_4638: return .still(.gif)
    case 0x4949_2A00, 0x4D4D_002A: return .still(.tiff)
    case 0x4949_2B00 where bytes.big(UInt32.self, at: 4) == 0x0800_0000: return .still(.tiff)
    case 0x4D4D_002B where bytes.big(UInt32.self, at: 4) == 0x0008_0000: return .still(.tiff)
    case 0x3842_5053: return .still(.psd)
    case 0xFF4F_FF51: return .still(.jpeg2000)
    case 0xFF0A_0000...0xFF0A_FFFF: return .still(.jpegXL)
    case 0x716F_6966: return .still(.qoi)
    case 0x762F_3101: return .still(.openEXR)
    case 0x4444_5320: return .still(.dds)
    case 0x5344_5058, 0x5850_4453: return .still(.dpx)
    case 0x233F_5241, 0x233F_5247: return .still(.radiance)
    default: break
    }
    if isBitmap(&bytes) { return .still(.bmp) }
    if isPortableMap(&bytes) { return .still(.pnm) }
    return isSiliconGraphics(&bytes) ? .still(.sgi) : nil
  }

  /// Asked last: no magic number, but a header that fits in every field and a file that is long enough.
  static func weak(_ bytes: inout FileBytes) -> SniffedFormat? {
    if isIcon(&bytes) { return .still(.ico) }
    if isTarga(&bytes) { return .still(.tga) }
    if isPaintbrush(&bytes) { return .still(.pcx) }
    // Decoders look past damage and junk before the first segment, so a whole header counts.
    return JPEGHeader.read(&bytes) != nil ? .still(.jpeg) : nil
  }

  private static func isBitmap(_ bytes: inout FileBytes) -> Bool {
    let start: Int64 = bytes.matches("BA") ? 14 : 0
    guard bytes.matches("BM", at: start), let headerLength = bytes.little(UInt32.self, at: start + 14) else {
      return false
    }
    return headerLength == 12 || (16...256).contains(headerLength)
  }

  private static func isPortableMap(_ bytes: inout FileBytes) -> Bool {
    guard bytes.byte(at: 0) == UInt8(ascii: "P"), let kind = bytes.byte(at: 1), let next = bytes.byte(at: 2)
    else { return false }
    let isKind = (0x31...0x37).contains(kind) || kind == UInt8(ascii: "F") || kind == UInt8(ascii: "f")
    return isKind && [0x20, 0x09, 0x0A, 0x0D].contains(next)
  }

  private static func isSiliconGraphics(_ bytes: inout FileBytes) -> Bool {
    guard bytes.big(UInt16.self, at: 0) == 0x01DA, let storage = bytes.byte(at: 2),
      let depth = bytes.byte(at: 3), let dimensions = bytes.big(UInt16.self, at: 4)
    else { return false }
    return storage <= 1 && (1...2).contains(depth) && (1...3).contains(dimensions)
  }

  private static func isIcon(_ bytes: inout FileBytes) -> Bool {
    guard let word = bytes.big(UInt32.self, at: 0), word == 0x0000_0100 || word == 0x0000_0200,
      let count = bytes.little(UInt16.self, at: 4), (1...1_024).contains(count),
      bytes.byte(at: 9) == 0, let length = bytes.little(UInt32.self, at: 14),
      let place = bytes.little(UInt32.self, at: 18)
    else { return false }
    return length > 0 && Int64(place) >= 6 + 16 * Int64(count) && Int64(place) < bytes.size
  }

  private static func isPaintbrush(_ bytes: inout FileBytes) -> Bool {
    guard bytes.byte(at: 0) == 0x0A, let version = bytes.byte(at: 1), let encoding = bytes.byte(at: 2),
      let depth = bytes.byte(at: 3), let planes = bytes.byte(at: 65)
    else { return false }
    return version <= 5 && version != 1 && encoding <= 1 && [1, 2, 4, 8].contains(depth)
      && (1...4).contains(planes)
  }

  private static func isTarga(_ bytes: inout FileBytes) -> Bool {
    if bytes.matches("TRUEVISION-XFILE.", at: bytes.size - 18) { return true }
    return TargaHeader(&bytes)?.isPlausible(fileSize: bytes.size) ?? false
  }
}
