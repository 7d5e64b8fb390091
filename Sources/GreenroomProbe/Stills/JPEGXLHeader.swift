import GreenroomModel

/// Reads the size and image headers of a JPEG XL codestream (ISO/IEC 18181-1, D), bare or in its boxes.
struct JPEGXLHeader {
  private static let mostBoxes = 64

  private var reader: BitReader

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let start = codestream(&bytes), bytes.big(UInt16.self, at: start) == 0xFF0A else { return nil }
    var header = JPEGXLHeader(reader: BitReader(at: start + 2))
    return header.facts(&bytes)
  }

  private static func codestream(_ bytes: inout FileBytes) -> Int64? {
    if bytes.big(UInt16.self, at: 0) == 0xFF0A { return 0 }
    var offset: Int64 = 0
    for _ in 0..<mostBoxes {
      guard let box = ISOBox(&bytes, at: offset, limit: bytes.size) else { return nil }
      if box.type == "jxlc" { return box.body }
      if box.type == "jxlp" { return box.body + 4 }
      offset = box.end
    }
    return nil
  }

  private mutating func facts(_ bytes: inout FileBytes) -> MediaFacts? {
    guard let size = size(&bytes),
      var facts = MediaFacts(still: "jxl", codec: "jpegxl", width: size.width, height: size.height)
    else { return nil }
    return readImageHeader(&bytes, &facts) ? facts : nil
  }

  private mutating func size(_ bytes: inout FileBytes) -> (width: Int, height: Int)? {
    guard let isSmall = reader.flag(&bytes), let height = side(isSmall, &bytes),
      let ratio = reader.bits(3, &bytes)
    else { return nil }
    if ratio == 0 { return side(isSmall, &bytes).map { ($0, height) } }
    let (over, under) = [(1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1)][Int(ratio) - 1]
    return (height * over / under, height)
  }

  private mutating func side(_ isSmall: Bool, _ bytes: inout FileBytes) -> Int? {
    isSmall
      ? reader.bits(5, &bytes).map { Int($0 + 1) * 8 }
      : reader.choice([(1, 9), (1, 13), (1, 18), (1, 30)], &bytes).map { Int($0) }
  }

  /// Fills in what follows the size; false where it is cut off, for then it is not known how the picture is turned.
  private mutating func readImageHeader(_ bytes: inout FileBytes, _ facts: inout MediaFacts) -> Bool {
    guard let isDefault = reader.flag(&bytes) else { return false }
    if isDefault {
      (facts.bitDepth, facts.alpha) = (8, false)
      return true
    }
    guard let hasMore = reader.flag(&bytes) else { return false }
    if hasMore {
      guard let orientation = reader.bits(3, &bytes) else { return false }
      facts.turn(by: EXIFOrientation(rawValue: Int(orientation) + 1))
      guard passIntrinsicSize(&bytes), passPreview(&bytes), let isAnimated = passAnimation(&bytes) else {
        return false
      }
      facts.animated = isAnimated
    }
    guard let depth = depth(&bytes), let hasAlpha = hasAlpha(&bytes) else { return false }
    facts.bitDepth = depth
    facts.alpha = hasAlpha
    return true
  }

  private mutating func passIntrinsicSize(_ bytes: inout FileBytes) -> Bool {
    guard let isThere = reader.flag(&bytes) else { return false }
    return !isThere || size(&bytes) != nil
  }

  private mutating func passPreview(_ bytes: inout FileBytes) -> Bool {
    guard let isThere = reader.flag(&bytes) else { return false }
    guard isThere else { return true }
    guard let isByEights = reader.flag(&bytes), previewSide(isByEights, &bytes) != nil,
      let ratio = reader.bits(3, &bytes)
    else { return false }
    return ratio != 0 || previewSide(isByEights, &bytes) != nil
  }

  private mutating func previewSide(_ isByEights: Bool, _ bytes: inout FileBytes) -> UInt32? {
    isByEights
      ? reader.choice([(16, 0), (32, 0), (1, 5), (33, 9)], &bytes)
      : reader.choice([(1, 6), (65, 8), (321, 10), (1_345, 12)], &bytes)
  }

  private mutating func passAnimation(_ bytes: inout FileBytes) -> Bool? {
    guard let isThere = reader.flag(&bytes) else { return nil }
    guard isThere else { return false }
    guard reader.choice([(100, 0), (1_000, 0), (1, 10), (1, 30)], &bytes) != nil,
      reader.choice([(1, 0), (1_001, 0), (1, 8), (1, 10)], &bytes) != nil,
      reader.choice([(0, 0), (0, 3), (0, 16), (0, 32)], &bytes) != nil, reader.flag(&bytes) != nil
    else { return nil }
    return true
  }

  private mutating func depth(_ bytes: inout FileBytes) -> Int? {
    guard let isFloat = reader.flag(&bytes) else { return nil }
    if !isFloat { return reader.choice([(8, 0), (10, 0), (12, 0), (1, 6)], &bytes).map { Int($0) } }
    guard let depth = reader.choice([(32, 0), (16, 0), (24, 0), (1, 6)], &bytes),
      reader.bits(4, &bytes) != nil
    else { return nil }
    return Int(depth)
  }

  /// Whether the first extra channel is alpha, which is where encoders put it.
  private mutating func hasAlpha(_ bytes: inout FileBytes) -> Bool? {
    guard reader.flag(&bytes) != nil, let extra = reader.choice([(0, 0), (1, 0), (2, 4), (1, 12)], &bytes)
    else { return nil }
    guard extra > 0 else { return false }
    guard let isDefault = reader.flag(&bytes) else { return nil }
    if isDefault { return true }
    return reader.choice([(0, 0), (1, 0), (2, 4), (18, 6)], &bytes).map { $0 == 0 }
  }
}
