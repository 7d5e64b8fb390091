import GreenroomModel

/// Reads the display window of an OpenEXR file: the frame that is shown, whatever part of it has pixels.
enum OpenEXRHeader {
  private static let mostAttributes = 256
  private static let longestName: Int64 = 256

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    var offset: Int64 = 8
    for _ in 0..<mostAttributes {
      guard let nameEnd = stringEnd(&bytes, at: offset), nameEnd > offset + 1,
        let typeEnd = stringEnd(&bytes, at: nameEnd), let length = bytes.little(UInt32.self, at: typeEnd)
      else { return nil }
      if bytes.matches("displayWindow\u{0}", at: offset) { return window(&bytes, at: typeEnd + 4) }
      offset = typeEnd + 4 + Int64(length)
    }
    return nil
  }

  private static func window(_ bytes: inout FileBytes, at body: Int64) -> MediaFacts? {
    guard let left = bytes.little(Int32.self, at: body), let top = bytes.little(Int32.self, at: body + 4),
      let right = bytes.little(Int32.self, at: body + 8), let bottom = bytes.little(Int32.self, at: body + 12)
    else { return nil }
    return MediaFacts(
      still: "exr", codec: "exr", width: Int64(right) - Int64(left) + 1,
      height: Int64(bottom) - Int64(top) + 1)
  }

  /// Behind the zero byte that ends the text at `start`.
  private static func stringEnd(_ bytes: inout FileBytes, at start: Int64) -> Int64? {
    for offset in start..<start + longestName {
      guard let byte = bytes.byte(at: offset) else { return nil }
      if byte == 0 { return offset + 1 }
    }
    return nil
  }
}
