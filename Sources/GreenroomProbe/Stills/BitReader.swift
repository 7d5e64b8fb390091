/// Bits of a file in the order of JPEG XL: the least significant of a byte first.
struct BitReader {
  private var position: Int64

  init(at offset: Int64) { position = offset * 8 }

  /// The next `count` bits, at most 32, as a number; nil past the end of the file.
  mutating func bits(_ count: Int, _ bytes: inout FileBytes) -> UInt32? {
    var value: UInt32 = 0
    for index in 0..<count {
      guard let byte = bytes.byte(at: position / 8) else { return nil }
      value |= UInt32(byte >> UInt8(position % 8) & 1) << UInt32(index)
      position += 1
    }
    return value
  }

  mutating func flag(_ bytes: inout FileBytes) -> Bool? { bits(1, &bytes).map { $0 == 1 } }

  /// A number in one of four forms, each an offset and a count of bits to add (ISO/IEC 18181-1, B.2).
  mutating func choice(_ forms: [(offset: UInt32, bits: Int)], _ bytes: inout FileBytes) -> UInt32? {
    guard let selector = bits(2, &bytes), let added = bits(forms[Int(selector)].bits, &bytes) else {
      return nil
    }
    return forms[Int(selector)].offset &+ added
  }
}
