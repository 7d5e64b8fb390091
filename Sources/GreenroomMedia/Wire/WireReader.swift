/// Takes values from the bytes of one frame. What does not fit throws; nothing here can trap, whatever the
/// bytes are.
struct WireReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  mutating func byte() throws(WireError) -> UInt8 {
    guard position < bytes.endIndex else { throw .truncated }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func unsigned() throws(WireError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let next = try byte()
      let bits = UInt64(next & 0x7F)
      guard shift < 63 || bits <= 1 else { throw .malformed }
      value |= bits << shift
      if next & 0x80 == 0 { return value }
    }
    throw .malformed
  }

  mutating func number32() throws(WireError) -> UInt32 {
    guard let value = UInt32(exactly: try unsigned()) else { throw .malformed }
    return value
  }

  mutating func signed() throws(WireError) -> Int64 {
    let folded = try unsigned()
    return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
  }

  mutating func integer() throws(WireError) -> Int {
    guard let value = Int(exactly: try signed()) else { throw .malformed }
    return value
  }

  mutating func whole() throws(WireError) -> UInt64 {
    guard bytes.endIndex - position >= 8 else { throw .truncated }
    var value: UInt64 = 0
    for place in 0..<8 { value |= UInt64(bytes[position + place]) << (8 * UInt64(place)) }
    position += 8
    return value
  }

  mutating func slice() throws(WireError) -> ArraySlice<UInt8> {
    guard let length = Int(exactly: try unsigned()) else { throw .malformed }
    guard bytes.endIndex - position >= length else { throw .truncated }
    defer { position += length }
    return bytes[position..<position + length]
  }

  mutating func string() throws(WireError) -> String {
    guard let text = String(validating: try slice(), as: UTF8.self) else { throw .malformed }
    return text
  }
}
