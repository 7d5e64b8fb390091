/// Where the sound of an MP3 or ADTS file ends: tags are written behind it, some behind others.
enum TrailingTags {
  private static let mostTags = 4

  static func start(_ bytes: inout FileBytes) -> Int64 {
    var end = bytes.size
    for _ in 0..<mostTags {
      guard let length = length(&bytes, before: end), length <= end else { break }
      end -= length
    }
    return end
  }

  private static func length(_ bytes: inout FileBytes, before end: Int64) -> Int64? {
    if bytes.matches("TAG", at: end - 128) { return 128 }
    if bytes.matches("APETAGEX", at: end - 32) { return apeLength(&bytes, footer: end - 32) }
    if bytes.matches("LYRICS200", at: end - 9) { return lyricsLength(&bytes, end: end) }
    return nil
  }

  /// The size counts the footer and not the header, which a flag tells of.
  private static func apeLength(_ bytes: inout FileBytes, footer: Int64) -> Int64? {
    guard let size = bytes.little(UInt32.self, at: footer + 12),
      let flags = bytes.little(UInt32.self, at: footer + 20), size >= 32
    else { return nil }
    return Int64(size) + (flags >> 31 == 1 ? 32 : 0)
  }

  /// Six decimal digits before the closing word count all of the tag but themselves and that word.
  private static func lyricsLength(_ bytes: inout FileBytes, end: Int64) -> Int64? {
    var size: Int64 = 0
    for offset in (end - 15)..<(end - 9) {
      guard let digit = bytes.byte(at: offset), (48...57).contains(digit) else { return nil }
      size = size * 10 + Int64(digit - 48)
    }
    return size + 15
  }
}
