/// The tag of an MP3 that came to stand before other formats too.
enum ID3v2 {
  private static let headerLength: Int64 = 10
  /// Taggers that do not look have been seen to put one tag before another.
  private static let mostTags = 8

  /// Where the content begins behind the tags at the start of the file; nil where there is no tag.
  static func end(_ bytes: inout FileBytes) -> Int64? {
    var offset: Int64 = 0
    for _ in 0..<mostTags {
      guard let length = length(&bytes, at: offset) else { break }
      offset += length
    }
    return offset > 0 ? offset : nil
  }

  /// Bytes of the tag at `offset`, its header and footer counted.
  private static func length(_ bytes: inout FileBytes, at offset: Int64) -> Int64? {
    guard bytes.matches("ID3", at: offset), let version = bytes.byte(at: offset + 3), version < 0xFF,
      let flags = bytes.byte(at: offset + 5), let size = bytes.big(UInt32.self, at: offset + 6),
      size & 0x8080_8080 == 0
    else { return nil }
    let body =
      Int64(size & 0x7F) | Int64(size >> 8 & 0x7F) << 7 | Int64(size >> 16 & 0x7F) << 14
      | Int64(size >> 24 & 0x7F) << 21
    let hasFooter = flags & 0x10 != 0
    return headerLength + body + (hasFooter ? headerLength : 0)
  }
}
