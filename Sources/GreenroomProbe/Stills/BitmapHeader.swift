import GreenroomModel

/// Reads a Windows or OS/2 bitmap, its header in any of the lengths from 12 to 124 bytes.
struct BitmapHeader {
  private let start: Int64
  private let pixelsAt: Int64
  private let headerLength: UInt32
  private let width: Int64
  /// Negative where the rows run from the top down.
  private let height: Int64
  private let depth: UInt16
  private let compression: UInt32

  static func read(_ bytes: inout FileBytes) -> MediaFacts? {
    let start: Int64 = bytes.matches("BA") ? 14 : 0
    guard let header = BitmapHeader(&bytes, at: start) else { return nil }
    return header.facts(&bytes)
  }

  /// Reads the header of the file that begins at `start`.
  private init?(_ bytes: inout FileBytes, at start: Int64) {
    let information = start + 14
    guard let pixelsAt = bytes.little(UInt32.self, at: start + 10),
      let headerLength = bytes.little(UInt32.self, at: information)
    else { return nil }
    self.start = start
    self.pixelsAt = Int64(pixelsAt)
    self.headerLength = headerLength
    if headerLength == 12 {
      guard let width = bytes.little(UInt16.self, at: information + 4),
        let height = bytes.little(UInt16.self, at: information + 6),
        let depth = bytes.little(UInt16.self, at: information + 10)
      else { return nil }
      (self.width, self.height, self.depth, compression) = (Int64(width), Int64(height), depth, 0)
    } else {
      guard let width = bytes.little(Int32.self, at: information + 4),
        let height = bytes.little(Int32.self, at: information + 8),
        let depth = bytes.little(UInt16.self, at: information + 14)
      else { return nil }
      (self.width, self.height, self.depth) = (Int64(width), Int64(height), depth)
      compression = headerLength >= 20 ? bytes.little(UInt32.self, at: information + 16) ?? 0 : 0
    }
  }

  private func facts(_ bytes: inout FileBytes) -> MediaFacts? {
    guard var facts = MediaFacts(still: "bmp", codec: "bmp", width: width, height: abs(height)) else {
      return nil
    }
    facts.colorModel = depth <= 8 && depth > 0 ? "palette" : "rgb"
    facts.bitDepth = depth == 16 ? 5 : 8
    facts.alpha = alpha(&bytes)
    facts.pixelFormat = pixelFormat(alpha: facts.alpha)
    facts.truncated = isCut(fileSize: bytes.size) ? true : nil
    return facts
  }

  /// An alpha mask says yes. The fourth byte of plain 32-bit pixels may be alpha or nothing: not known.
  private func alpha(_ bytes: inout FileBytes) -> Bool? {
    let hasMask = headerLength >= 56 && (compression == 3 || compression == 6)
    if hasMask { return (bytes.little(UInt32.self, at: start + 14 + 52) ?? 0) != 0 }
    return depth == 32 && compression == 0 ? nil : false
  }

  private func pixelFormat(alpha: Bool?) -> String? {
    switch (depth, compression) {
    case (1, 0), (4, 0...2), (8, 0...2): "pal8"
    case (16, 0): "rgb555le"
    case (24, 0): "bgr24"
    case (32, 0): "bgr0"
    case (32, 3) where alpha == true: "bgra"
    case (32, 3): "bgr0"
    default: nil
    }
  }

  /// Whether rows are missing that are stored uncompressed. The padding behind the last row may be missing.
  private func isCut(fileSize: Int64) -> Bool {
    guard compression == 0 || compression == 3, depth > 0, depth <= 64 else { return false }
    let bits = width * Int64(depth)
    let rowLength = (bits + 31) / 32 * 4
    let (before, overflow) = rowLength.multipliedReportingOverflow(by: abs(height) - 1)
    return overflow || pixelsAt + (bits + 7) / 8 > fileSize - before
  }
}
