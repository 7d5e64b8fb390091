/// A four-character code of a box, a brand or a codec.
struct FourCC: Hashable, Sendable, ExpressibleByStringLiteral {
  let code: UInt32

  init(_ code: UInt32) { self.code = code }

  init(stringLiteral value: StaticString) {
    var code: UInt32 = 0
    for index in 0..<min(4, value.utf8CodeUnitCount) { code = code << 8 | UInt32(value.utf8Start[index]) }
    self.code = code
  }

  /// Whether the code begins with these three characters or fewer.
  func hasPrefix(_ prefix: StaticString) -> Bool {
    for index in 0..<min(4, prefix.utf8CodeUnitCount)
    where UInt8(truncatingIfNeeded: code >> UInt32(24 - 8 * index)) != prefix.utf8Start[index] {
      return false
    }
    return true
  }
}

/// One box of an ISO base media file (ISO/IEC 14496-12, 4.2), header read, content not.
struct ISOBox: Equatable {
  let type: FourCC
  /// Where its content begins.
  let body: Int64
  /// Where the next box begins; never past `limit`, whatever the box claims.
  let end: Int64
  /// True where the box claims bytes past the limit.
  let isCut: Bool

  /// Reads the header at `offset`; nil where there is none or the claimed size cannot hold it.
  init?(_ bytes: inout FileBytes, at offset: Int64, limit: Int64) {
    guard offset <= limit - 8, let size = bytes.big(UInt32.self, at: offset),
      let code = bytes.big(UInt32.self, at: offset + 4)
    else { return nil }
    type = FourCC(code)
    var headerLength: Int64 = 8
    var length = Int64(size)
    if size == 1 {
      guard let large = bytes.big(UInt64.self, at: offset + 8) else { return nil }
      headerLength = 16
      length = Int64(clamping: large)
    } else if size == 0 {
      length = limit - offset
    }
    guard length >= headerLength, offset + headerLength <= limit else { return nil }
    body = offset + headerLength
    isCut = length > limit - offset
    end = isCut ? limit : offset + length
  }
}
