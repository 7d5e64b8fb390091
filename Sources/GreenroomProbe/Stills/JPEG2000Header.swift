import GreenroomModel

/// Reads a JPEG 2000 codestream's SIZ segment (ITU-T T.800, A.5.1), bare or in its boxes.
enum JPEG2000Header {
  private static let mostBoxes = 64

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    if bytes.big(UInt16.self, at: 0) == 0xFF4F { return codestream(&bytes, at: 0, container: "j2k") }
    var offset: Int64 = 0
    var header: MediaFacts?
    for _ in 0..<mostBoxes {
      guard let box = ISOBox(&bytes, at: offset, limit: bytes.size) else { break }
      if box.type == "jp2h" { header = header ?? imageHeader(&bytes, in: box) }
      if box.type == "jp2c" {
        var facts = codestream(&bytes, at: box.body, container: "jp2") ?? header
        facts?.truncated = box.isCut ? true : nil
        return facts
      }
      offset = box.end
    }
    return header
  }

  private static func codestream(_ bytes: inout FileBytes, at start: Int64, container: String) -> MediaFacts?
  {
    guard bytes.big(UInt32.self, at: start) == 0xFF4F_FF51, let right = bytes.big(UInt32.self, at: start + 8),
      let bottom = bytes.big(UInt32.self, at: start + 12), let left = bytes.big(UInt32.self, at: start + 16),
      let top = bytes.big(UInt32.self, at: start + 20),
      var facts = MediaFacts(
        still: container, codec: "jpeg2000", width: Int64(right) - Int64(left),
        height: Int64(bottom) - Int64(top))
    else { return nil }
    facts.bitDepth = bytes.byte(at: start + 42).map { Int($0 & 0x7F) + 1 }
    return facts
  }

  private static func imageHeader(_ bytes: inout FileBytes, in parent: ISOBox) -> MediaFacts? {
    guard let box = ISOBox(&bytes, at: parent.body, limit: parent.end), box.type == "ihdr",
      let height = bytes.big(UInt32.self, at: box.body), let width = bytes.big(UInt32.self, at: box.body + 4)
    else { return nil }
    return MediaFacts(still: "jp2", codec: "jpeg2000", width: width, height: height)
  }
}
