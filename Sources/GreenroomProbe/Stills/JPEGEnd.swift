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
    let tail = bytes.source.bytes(at: start, count: Int(clamping: bytes.size - start))
    if start == scanStart { return contains(tail, marker: 0xD9) ? nil : true }
    return isPictureData(tail) ? true : nil
  }

  private static func contains(_ tail: [UInt8], marker: UInt8) -> Bool {
    zip(tail, tail.dropFirst()).contains { $0 == 0xFF && $1 == marker }
  }

  /// Whether every 0xFF is followed by a stuffed zero or a restart marker, as inside a scan.
  private static func isPictureData(_ tail: [UInt8]) -> Bool {
    var stuffed = 0
    for (byte, next) in zip(tail, tail.dropFirst()) where byte == 0xFF {
      guard next == 0 || (0xD0...0xD7).contains(next) else { return false }
      stuffed += 1
    }
    return stuffed >= enoughStuffing
  }
}
