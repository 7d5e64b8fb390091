/// Writes JPEG headers segment by segment.
enum JPEGSample {
  static let start: [UInt8] = [0xFF, 0xD8]
  static let end: [UInt8] = [0xFF, 0xD9]
  static let jfif = segment(0xE0, ascii("JFIF\u{0}") + [1, 1, 0, 0, 1, 0, 1, 0, 0])
  /// The start of a scan and a little compressed data in which 0xFF is stuffed.
  static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]

  static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big16(body.count + 2) + body
  }

  /// A frame header; each component is (identifier, sampling factors).
  static func frame(
    _ width: Int, _ height: Int, marker: UInt8 = 0xC0, precision: UInt8 = 8,
    components: [(UInt8, UInt8)] = [(1, 0x22), (2, 0x11), (3, 0x11)]
  ) -> [UInt8] {
    let body = [precision] + big16(height) + big16(width) + [UInt8(components.count)]
    return segment(marker, body + components.flatMap { [$0.0, $0.1, 0] })
  }

  static func adobe(transform: UInt8) -> [UInt8] {
    segment(0xEE, ascii("Adobe") + [0, 100, 0, 0, 0, 0, transform])
  }

  static func exif(_ block: [UInt8]) -> [UInt8] { segment(0xE1, ascii("Exif\u{0}\u{0}") + block) }

  /// A whole file: the given segments between the start and the frame.
  static func file(_ width: Int, _ height: Int, _ segments: [UInt8] = jfif) -> [UInt8] {
    join(start, segments, frame(width, height), scan, end)
  }
}

/// Writes the EXIF block that holds an orientation.
enum EXIFSample {
  static func block(orientation: Int, isLittle: Bool = true) -> [UInt8] {
    isLittle
      ? join(
        ascii("II"), little16(42), little32(8), little16(2),
        little16(0x010F), little16(2), little32(4), ascii("cam\u{0}"),
        little16(274), little16(3), little32(1), little16(orientation), zeros(2), little32(0))
      : join(
        ascii("MM"), big16(42), big32(8), big16(2),
        big16(0x010F), big16(2), big32(4), ascii("cam\u{0}"),
        big16(274), big16(3), big32(1), big16(orientation), zeros(2), big32(0))
  }
}

/// What each orientation does to a picture: its number, clockwise degrees, and whether the sides change places.
let orientations: [(number: Int, rotation: Int, swaps: Bool)] = [
  (1, 0, false), (2, 0, false), (3, 180, false), (4, 180, false),
  (5, 270, true), (6, 90, true), (7, 90, true), (8, 270, true),
]
