/// What a decoder of JPEG does not tell: the colour profile, and how much memory decoding will take.
struct JPEGSegments {
  private static let profileMark = Array("ICC_PROFILE\u{0}".utf8)

  /// Where the picture begins: some programs put a little before it.
  private(set) var start = 0
  /// True where the whole picture must be kept as coefficients before any of it can be shown.
  private(set) var isProgressive = false
  private var profileParts: [UInt8: ArraySlice<UInt8>] = [:]

  /// Nil where no picture begins within the first KiB.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 4,
      let start = (0..<min(1_024, bytes.count - 2)).first(where: {
        bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD8 && bytes[$0 + 2] == 0xFF
      })
    else { return nil }
    self.start = start
    walk(bytes)
  }

  /// The ICC profile out of its parts in their order; nil where there is none or a part is missing.
  var profile: [UInt8]? {
    guard !profileParts.isEmpty else { return nil }
    var whole: [UInt8] = []
    for number in 1...profileParts.count {
      guard let number = UInt8(exactly: number), let part = profileParts[number] else { return nil }
      whole += part
    }
    return whole
  }

  private mutating func walk(_ bytes: [UInt8]) {
    var offset = start + 2
    while offset + 4 <= bytes.count {
      guard bytes[offset] == 0xFF else {
        offset += 1
        continue
      }
      let marker = bytes[offset + 1]
      switch marker {
      case 0xDA, 0xD9: return
      case 0x00, 0x01, 0xD0...0xD8: offset += 2
      case 0xFF: offset += 1
      default:
        let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
        let end = min(bytes.count, offset + 2 + max(2, length))
        note(marker, bytes[(offset + 4)..<max(offset + 4, end)])
        offset = end
      }
    }
  }

  private mutating func note(_ marker: UInt8, _ body: ArraySlice<UInt8>) {
    switch marker {
    case 0xC2, 0xC6, 0xCA, 0xCE: isProgressive = true
    case 0xE2 where body.starts(with: Self.profileMark) && body.count > 14:
      profileParts[body[body.startIndex + 12]] = body.dropFirst(14)
    default: break
    }
  }
}
