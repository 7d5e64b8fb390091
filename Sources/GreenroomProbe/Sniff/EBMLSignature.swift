/// Tells Matroska from WebM by the document type in the EBML header.
enum EBMLSignature {
  private static let docTypeID: UInt16 = 0x4282
  private static let mostElements = 32

  static func match(_ bytes: inout FileBytes, at start: Int64) -> SniffedFormat? {
    guard let header = variableInteger(&bytes, at: start + 4) else { return matroska }
    var offset = start + 4 + header.width
    let end = min(offset + header.value, bytes.size)
    for _ in 0..<mostElements where offset < end {
      guard let idWidth = width(ofNumberWith: bytes.byte(at: offset)),
        let length = variableInteger(&bytes, at: offset + idWidth)
      else { break }
      let body = offset + idWidth + length.width
      if idWidth == 2, bytes.big(UInt16.self, at: offset) == docTypeID {
        return bytes.matches("webm", at: body) ? webm : matroska
      }
      offset = body + length.value
    }
    return matroska
  }

  private static let matroska = SniffedFormat.demuxed(demuxer: "matroska", container: "mkv")
  private static let webm = SniffedFormat.demuxed(demuxer: "matroska", container: "webm")

  /// Value and width of the size at `offset`; at most 2⁵⁶, so that sums of it with an offset hold.
  private static func variableInteger(
    _ bytes: inout FileBytes, at offset: Int64
  ) -> (value: Int64, width: Int64)? {
    guard let first = bytes.byte(at: offset), let width = width(ofNumberWith: first) else { return nil }
    var value = Int64(first) & (0x7F >> (width - 1))
    for index in 1..<width {
      guard let next = bytes.byte(at: offset + index) else { return nil }
      value = value << 8 | Int64(next)
    }
    return (value, width)
  }

  private static func width(ofNumberWith first: UInt8?) -> Int64? {
    guard let first, first != 0 else { return nil }
    return Int64(first.leadingZeroBitCount) + 1
  }
}
