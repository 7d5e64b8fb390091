/// Cuts a stream of bytes, as it arrives, into frames: four bytes of length, lowest first, then that many.
struct WireFrames {
  static let headerLength = 4
  /// No batch or answer comes near this; a longer frame is garbage, and must not become an allocation.
  static let greatestLength = 1 << 20

  private var buffer: [UInt8] = []
  private var consumed = 0

  /// Bytes that wait for the rest of their frame.
  var pendingCount: Int { buffer.count - consumed }

  mutating func append(_ bytes: some Sequence<UInt8>) {
    if consumed > 0 {
      buffer.removeFirst(consumed)
      consumed = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The contents of the next whole frame; nil where more bytes are needed.
  mutating func next() throws(WireError) -> ArraySlice<UInt8>? {
    guard pendingCount >= Self.headerLength else { return nil }
    var length = 0
    for place in 0..<Self.headerLength { length |= Int(buffer[consumed + place]) << (8 * place) }
    guard length > 0, length <= Self.greatestLength else { throw .malformed }
    guard pendingCount >= Self.headerLength + length else { return nil }
    let start = consumed + Self.headerLength
    consumed = start + length
    return buffer[start..<consumed]
  }
}
