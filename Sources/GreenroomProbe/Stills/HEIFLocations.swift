/// Where the items of a `meta` box stand (`iloc`, ISO/IEC 14496-12, 8.11.3).
struct HEIFLocations {
  private static let mostItems = 65_536

  private let version: UInt8
  private let offsetWidth: Int64
  private let lengthWidth: Int64
  private let baseWidth: Int64
  private let indexWidth: Int64
  private let box: ISOBox

  init?(_ bytes: inout FileBytes, _ box: ISOBox) {
    guard let version = bytes.byte(at: box.body), version < 3,
      let widths = bytes.big(UInt16.self, at: box.body + 4)
    else { return nil }
    self.box = box
    self.version = version
    offsetWidth = Int64(widths >> 12)
    lengthWidth = Int64(widths >> 8 & 15)
    baseWidth = Int64(widths >> 4 & 15)
    indexWidth = version == 0 ? 0 : Int64(widths & 15)
  }

  func extent(_ bytes: inout FileBytes, of wanted: UInt32) -> Range<Int64>? {
    let isWide = version == 2
    var place = box.body + 6
    guard let count = number(&bytes, &place, width: isWide ? 4 : 2) else { return nil }
    for _ in 0..<min(Int(count), Self.mostItems) where place < box.end {
      guard let item = number(&bytes, &place, width: isWide ? 4 : 2),
        let method = version == 0 ? 0 : number(&bytes, &place, width: 2),
        number(&bytes, &place, width: 2) != nil, let base = number(&bytes, &place, width: baseWidth),
        let extents = number(&bytes, &place, width: 2)
      else { return nil }
      guard item == Int64(wanted) else {
        place += extents * (indexWidth + offsetWidth + lengthWidth)
        continue
      }
      place += indexWidth
      guard method & 15 == 0, extents == 1, let offset = number(&bytes, &place, width: offsetWidth),
        let length = number(&bytes, &place, width: lengthWidth)
      else { return nil }
      let (start, overflow) = base.addingReportingOverflow(offset)
      guard !overflow, start < bytes.size, length > 0 else { return nil }
      return start..<min(bytes.size, start + min(length, bytes.size))
    }
    return nil
  }

  /// A number of 0, 2, 4 or 8 bytes, none of them negative.
  private func number(_ bytes: inout FileBytes, _ place: inout Int64, width: Int64) -> Int64? {
    defer { place += width }
    switch width {
    case 0: return 0
    case 2: return bytes.big(UInt16.self, at: place).map { Int64($0) }
    case 4: return bytes.big(UInt32.self, at: place).map { Int64($0) }
    case 8: return bytes.big(UInt64.self, at: place).flatMap { Int64(exactly: $0) }
    default: return nil
    }
  }
}

/// The items of a `meta` box that hold EXIF and XMP.
enum HEIFTexts {
  private static let mostItems = 16

  static func note(_ bytes: inout FileBytes, _ meta: HEIFMeta) {
    for (item, type) in meta.items(&bytes, ofTypes: ["Exif", "mime"]).prefix(mostItems) {
      guard let extent = meta.extent(&bytes, of: item) else { continue }
      if type == "mime" {
        bytes.note(.xmp, at: extent.lowerBound, end: extent.upperBound)
      } else if let skipped = bytes.big(UInt32.self, at: extent.lowerBound) {
        // Four bytes say how many more stand before the block.
        bytes.note(.exif, at: extent.lowerBound + 4 + Int64(skipped), end: extent.upperBound)
      }
    }
  }
}
