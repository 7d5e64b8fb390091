import Glibc

/// Tells whether a JPEG breaks off, by its last 64 KiB at most.
enum JPEGEnd {
  private static let looked: Int64 = 65_536
  /// So many stuffed bytes and no marker are compressed picture data, not something put behind the picture.
  private static let enoughStuffing = 8

  /// True where the file ends in the middle of the picture; nil where that is not certain.
  static func isMissing(_ bytes: inout FileBytes, scanStart: Int64?) -> Bool? {
    guard let scanStart else { return bytes.hasMetEnd ? true : nil }
    if bytes.big(UInt16.self, at: bytes.size - 2) == 0xFFD9 { return nil }
    let start = max(scanStart, bytes.size - looked)
    let tail = Tail(bytes.source.bytes(at: start, count: Int(clamping: bytes.size - start)))
    if tail.hasEnd { return nil }
    return start == scanStart || tail.stuffed >= enoughStuffing && !tail.hasOtherMarker ? true : nil
  }

  /// What follows the bytes of 0xFF in the last part of the file.
  private struct Tail {
    var hasEnd = false
    /// Something that does not stand inside a scan, where only zeros and restart markers follow.
    var hasOtherMarker = false
    var stuffed = 0

    init(_ content: [UInt8]) {
      content.withUnsafeBytes { bytes in
        var place = 0
        while place < bytes.count - 1, let base = bytes.baseAddress,
          let found = memchr(base + place, 0xFF, bytes.count - 1 - place)
        {
          place = UnsafeRawPointer(found) - base + 1
          switch bytes[place] {
          case 0x00: stuffed += 1
          case 0xD0...0xD7: break
          case 0xD9: hasEnd = true
          default: hasOtherMarker = true
          }
        }
      }
    }
  }
}
