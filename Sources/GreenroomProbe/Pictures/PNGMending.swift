/// Makes a PNG that was cut one that ends too soon, which decoders show what there is of.
enum PNGMending {
  private static let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]

  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var mended = bytes
    var offset = 8
    while offset + 12 <= bytes.count {
      let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard offset + 12 + length > bytes.count else {
        offset += 12 + length
        continue
      }
      // The chunk that was cut now ends where the file does. Its checksum is not looked at.
      let left = UInt32(bytes.count - offset - 8)
      for place in 0..<4 { mended[offset + place] = UInt8(truncatingIfNeeded: left >> (24 - 8 * place)) }
      return mended + [0, 0, 0, 0] + end
    }
    return Array(mended.prefix(offset)) + end
  }
}
