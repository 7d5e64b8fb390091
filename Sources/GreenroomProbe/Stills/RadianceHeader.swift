import GreenroomModel

/// Reads the resolution line of a Radiance HDR picture, which follows the first empty line.
enum RadianceHeader {
  private static let longest = 16_384

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    let lines = bytes.source.head.prefix(longest).split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let gap = lines.firstIndex(where: \.isEmpty), lines.indices.contains(gap + 1) else { return nil }
    let words = lines[gap + 1].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 4, let first = Int64(words[1]), let second = Int64(words[3]) else { return nil }
    let isUpright = words[0].hasSuffix("Y")
    var facts = MediaFacts(
      still: "hdr", codec: "hdr", width: isUpright ? second : first, height: isUpright ? first : second)
    facts?.alpha = false
    return facts
  }
}
