/// How the stored rows and columns are to be shown (EXIF 2.32, tag 274). A value outside 1…8 is none.
enum EXIFOrientation: Int {
  case upright = 1
  case mirrored, upsideDown, flipped, transposed, quarterTurn, transversed, threeQuarterTurn

  static let tag: UInt16 = 274
  private static let mostEntries = 512

  /// Clockwise degrees that the picture is turned by, after it was mirrored where it is.
  var rotation: Int {
    switch self {
    case .upright, .mirrored: 0
    case .upsideDown, .flipped: 180
    case .quarterTurn, .transversed: 90
    case .threeQuarterTurn, .transposed: 270
    }
  }

  var swapsSides: Bool { rotation % 180 != 0 }

  /// Reads the first directory of the EXIF block that begins at `start`, with or without `Exif\0\0` before it.
  init?(_ bytes: inout FileBytes, block start: Int64, end: Int64) {
    let hasPrefix = bytes.matches("Exif\u{0}", at: start)
    let base = hasPrefix ? start + 6 : start
    guard let file = TIFFFile(&bytes, at: base, end: end) else { return nil }
    let count = min(file.entryCount(&bytes, of: file.firstDirectory) ?? 0, Self.mostEntries)
    for index in 0..<count {
      guard let entry = file.entry(&bytes, index, of: file.firstDirectory) else { return nil }
      if entry.tag == Self.tag {
        self.init(rawValue: Int(clamping: file.value(&bytes, of: entry) ?? 0))
        return
      }
    }
    return nil
  }
}
