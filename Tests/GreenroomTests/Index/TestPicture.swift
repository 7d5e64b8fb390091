import Foundation

/// A whole PNG of one grey pixel row after another, with a chunk of filler that makes it as long as wanted and
/// unlike those of other seeds.
enum TestPicture {
  /// - Parameters:
  ///   - seed: Decides the first bytes of the filler.
  ///   - middle: Decides bytes half-way through the filler, out of reach of both ends where it is long.
  ///   - filler: Bytes of the filler, at least 64.
  static func bytes(_ seed: Int, middle: Int = 0, filler: Int = 64) -> [UInt8] {
    var header = number(8) + number(2)
    header += [8, 0, 0, 0, 0]
    var stuffing = [UInt8](repeating: 0x2A, count: max(64, filler))
    stuffing.replaceSubrange(0..<4, with: number(UInt32(truncatingIfNeeded: seed)))
    stuffing.replaceSubrange(
      stuffing.count / 2..<stuffing.count / 2 + 4, with: number(UInt32(truncatingIfNeeded: middle)))
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("fiLl", stuffing) + chunk("IDAT", pixels) + chunk("IEND", [])
  }

  /// Two rows of eight grey pixels as one stored block of a zlib stream.
  private static let pixels: [UInt8] = {
    let rows = [UInt8](repeating: 0, count: 18)
    let length: [UInt8] = [18, 0, 0xED, 0xFF]
    return [0x78, 0x01, 0x01] + length + rows + [0, 18, 0, 1]
  }()

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return number(UInt32(data.count)) + body + number(checksum(body))
  }

  private static func number(_ value: UInt32) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = (sum >> 1) ^ (0xEDB8_8320 & (0 &- (sum & 1))) }
    }
    return ~sum
  }
}
