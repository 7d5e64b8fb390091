/// Appends values to the bytes of one or more frames. Whole numbers are variable-length (seven bits a byte),
/// since nearly all are small.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func put(_ value: UInt8) { bytes.append(value) }

  mutating func put(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func put(_ value: UInt32) { put(UInt64(value)) }

  /// Small negative numbers stay short: the sign is the lowest bit.
  mutating func put(_ value: Int64) { put(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  mutating func put(_ value: [UInt8]) {
    put(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  mutating func put(_ value: String) {
    let utf8 = value.utf8
    put(UInt64(utf8.count))
    bytes.append(contentsOf: utf8)
  }

  /// Eight bytes as they are, lowest first: for hashes, where a variable length would only be longer.
  mutating func putWhole(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  /// Overwrites eight bytes put before.
  mutating func patchWhole(_ value: UInt64, at start: Int) {
    for place in 0..<8 { bytes[start + place] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(place))) }
  }

  /// Writes one frame: its length in four bytes, then what `body` puts.
  mutating func frame(_ body: (inout WireWriter) -> Void) {
    let start = bytes.count
    bytes.append(contentsOf: [0, 0, 0, 0])
    body(&self)
    let length = UInt32(truncatingIfNeeded: bytes.count - start - WireFrames.headerLength)
    for place in 0..<WireFrames.headerLength {
      bytes[start + place] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(place)))
    }
  }
}
