import GreenroomModel

/// Reads the text header of PBM, PGM, PPM, PAM and PFM.
struct PortableMapHeader {
  /// Comments may stand anywhere in the header; one longer than this is no picture's.
  private static let longest: Int64 = 65_536

  private var offset: Int64 = 2

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    var header = PortableMapHeader()
    switch bytes.byte(at: 1) {
    case UInt8(ascii: "7"): return header.arbitraryMap(&bytes)
    case UInt8(ascii: "F"), UInt8(ascii: "f"): return header.map(&bytes, codec: "pfm", depth: 32)
    case UInt8(ascii: "1"), UInt8(ascii: "4"): return header.map(&bytes, codec: "pbm", depth: 1)
    case UInt8(ascii: "2"), UInt8(ascii: "5"): return header.map(&bytes, codec: "pgm", depth: nil)
    default: return header.map(&bytes, codec: "ppm", depth: nil)
    }
  }

  private mutating func map(_ bytes: inout FileBytes, codec: String, depth: Int?) -> MediaFacts? {
    guard let width = number(&bytes), let height = number(&bytes),
      var facts = MediaFacts(still: "pnm", codec: codec, width: width, height: height)
    else { return nil }
    facts.bitDepth = depth ?? number(&bytes).map { $0 > 255 ? 16 : 8 }
    facts.alpha = false
    facts.colorModel = codec == "ppm" ? "rgb" : codec == "pfm" ? nil : "gray"
    return facts
  }

  private mutating func arbitraryMap(_ bytes: inout FileBytes) -> MediaFacts? {
    var sides: (width: Int64?, height: Int64?)
    while let word = word(&bytes), word != "ENDHDR" {
      if word == "WIDTH" { sides.width = number(&bytes) }
      if word == "HEIGHT" { sides.height = number(&bytes) }
    }
    guard let width = sides.width, let height = sides.height else { return nil }
    return MediaFacts(still: "pnm", codec: "pam", width: width, height: height)
  }

  private mutating func number(_ bytes: inout FileBytes) -> Int64? { word(&bytes).flatMap { Int64($0) } }

  /// The next word, white space and comments passed over; nil where the header ends or has gone on too long.
  private mutating func word(_ bytes: inout FileBytes) -> String? {
    var letters: [UInt8] = []
    var isComment = false
    while offset < Self.longest, let byte = bytes.byte(at: offset) {
      offset += 1
      if isComment {
        isComment = byte != 0x0A
      } else if byte == UInt8(ascii: "#") {
        isComment = true
      } else if byte > 0x20 {
        letters.append(byte)
      } else if !letters.isEmpty {
        break
      }
    }
    return letters.isEmpty ? nil : String(decoding: letters, as: UTF8.self)
  }
}
