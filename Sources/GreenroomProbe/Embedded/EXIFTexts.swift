import GreenroomModel

/// The texts of an EXIF block (EXIF 2.32): those of the first directory and the user's comment in the second.
struct EXIFTexts {
  private static let mostEntries = 512
  private static let secondDirectory: UInt16 = 0x8769
  private static let xmp: UInt16 = 700

  private(set) var texts: [EmbeddedText] = []
  /// Where the block holds a packet of XMP, as TIFF files do.
  private(set) var packet: Range<Int64>?

  init(_ bytes: inout FileBytes, block start: Int64, end: Int64) {
    let base = bytes.matches("Exif\u{0}", at: start) ? start + 6 : start
    guard let file = TIFFFile(&bytes, at: base, end: end) else { return }
    read(file.firstDirectory, of: file, &bytes)
  }

  private mutating func read(
    _ directory: Int64, of file: TIFFFile, _ bytes: inout FileBytes, isSecond: Bool = false
  ) {
    let count = min(file.entryCount(&bytes, of: directory) ?? 0, Self.mostEntries)
    for index in 0..<count {
      guard let entry = file.entry(&bytes, index, of: directory) else { return }
      if entry.tag == Self.secondDirectory, !isSecond {
        if let second = file.directory(&bytes, at: entry) { read(second, of: file, &bytes, isSecond: true) }
      } else if entry.tag == Self.xmp {
        packet = packet ?? file.content(&bytes, of: entry)
      } else if let key = Self.key(of: entry.tag), let content = file.content(&bytes, of: entry) {
        add(key, content, of: file, bytes)
      }
    }
  }

  private mutating func add(
    _ key: String, _ content: Range<Int64>, of file: TIFFFile, _ bytes: borrowing FileBytes
  ) {
    let length = Int(clamping: content.count)
    let kept = bytes.source.bytes(at: content.lowerBound, count: min(length, EmbeddedLimits.block))
    let isCut = kept.count < length
    let text =
      key == "UserComment"
      ? Self.comment(kept, isLittle: file.isLittleEndian, isCut: isCut)
      : TextBytes.decoded(kept, isCut: isCut)
    // What tools write into a text in place of a whole number of texts, as ComfyUI does: `workflow:{…}`.
    texts.append(EmbeddedText("exif", key, text, bytes: isCut ? length : nil, isCut: isCut))
  }

  private static func key(of tag: UInt16) -> String? {
    switch tag {
    case 0x010E: "ImageDescription"
    case 0x010F: "Make"
    case 0x0110: "Model"
    case 0x0131: "Software"
    case 0x9286: "UserComment"
    default: nil
    }
  }

  // MARK: - The user's comment

  /// Eight bytes name the character set. Those of Unicode mean UTF-16 without saying in which order: that of the
  /// block, mostly.
  private static func comment(_ content: [UInt8], isLittle: Bool, isCut: Bool) -> String {
    let rest = content.dropFirst(8)
    guard content.count >= 8, content.starts(with: Array("UNICODE\u{0}".utf8)) else {
      let hasName = content.starts(with: Array("ASCII\u{0}".utf8)) || content.prefix(8).allSatisfy { $0 == 0 }
      return TextBytes.decoded(hasName ? rest : content[...], isCut: isCut)
    }
    if let marked = rest.starts(with: [0xFF, 0xFE]) ? true : rest.starts(with: [0xFE, 0xFF]) ? false : nil {
      return TextBytes.utf16(rest.dropFirst(2), isLittle: marked)
    }
    return TextBytes.utf16(rest, isLittle: order(of: rest) ?? isLittle)
  }

  /// The order of the bytes in which the text has more characters of ASCII; nil where neither has.
  private static func order(of units: ArraySlice<UInt8>) -> Bool? {
    var (high, low) = (0, 0)
    for (place, byte) in units.prefix(4_096).enumerated() where byte == 0 {
      if place % 2 == 0 { high += 1 } else { low += 1 }
    }
    return high == low ? nil : low > high
  }
}
