/// The directories of a TIFF file or of the EXIF block inside another format, in both byte orders and in the
/// 64-bit form. Offsets count from `base`; nothing past `end` is read.
struct TIFFFile {
  let base: Int64
  let end: Int64
  private(set) var firstDirectory: Int64 = 0
  private let isLittle: Bool
  private let isLarge: Bool

  struct Entry {
    let tag: UInt16
    let type: UInt16
    let count: UInt64
    /// Where the value stands, or where the offset of the values stands if they do not fit.
    let place: Int64
  }

  init?(_ bytes: inout FileBytes, at base: Int64, end: Int64) {
    switch bytes.big(UInt32.self, at: base) {
    case 0x4949_2A00: (isLittle, isLarge) = (true, false)
    case 0x4D4D_002A: (isLittle, isLarge) = (false, false)
    case 0x4949_2B00: (isLittle, isLarge) = (true, true)
    case 0x4D4D_002B: (isLittle, isLarge) = (false, true)
    default: return nil
    }
    self.base = base
    self.end = end
    guard let first = offset(&bytes, at: base + (isLarge ? 8 : 4)) else { return nil }
    firstDirectory = first
  }

  /// How many entries the directory claims, at most 65,535: the 64-bit form has room for more, no picture has.
  func entryCount(_ bytes: inout FileBytes, of directory: Int64) -> Int? {
    isLarge
      ? number(UInt64.self, &bytes, at: directory).map { Int(UInt16(clamping: $0)) }
      : number(UInt16.self, &bytes, at: directory).map { Int($0) }
  }

  func entry(_ bytes: inout FileBytes, _ index: Int, of directory: Int64) -> Entry? {
    let place = directory + (isLarge ? 8 : 2) + Int64(index) * entryLength
    guard let tag = number(UInt16.self, &bytes, at: place),
      let type = number(UInt16.self, &bytes, at: place + 2),
      number(UInt8.self, &bytes, at: place + entryLength - 1) != nil
    else { return nil }
    let count =
      isLarge
      ? number(UInt64.self, &bytes, at: place + 4)
      : number(UInt32.self, &bytes, at: place + 4).map { UInt64($0) }
    guard let count else { return nil }
    return Entry(tag: tag, type: type, count: count, place: place + (isLarge ? 12 : 8))
  }

  /// Where the directory after this one stands; nil where this is the last.
  func next(_ bytes: inout FileBytes, after directory: Int64, entries: Int) -> Int64? {
    offset(&bytes, at: directory + (isLarge ? 8 : 2) + Int64(entries) * entryLength)
  }

  /// The whole number at `index` of the entry's values; nil where it is none.
  func value(_ bytes: inout FileBytes, of entry: Entry, at index: UInt64 = 0) -> UInt64? {
    guard let width = width(of: entry.type), index < entry.count else { return nil }
    let (length, overflow) = entry.count.multipliedReportingOverflow(by: UInt64(width))
    let isInline = !overflow && length <= (isLarge ? 8 : 4)
    guard let start = isInline ? entry.place : offset(&bytes, at: entry.place), index < UInt64(end) else {
      return nil
    }
    let place = start + Int64(index) * Int64(width)
    switch width {
    case 1: return number(UInt8.self, &bytes, at: place).map { UInt64($0) }
    case 2: return number(UInt16.self, &bytes, at: place).map { UInt64($0) }
    case 4: return number(UInt32.self, &bytes, at: place).map { UInt64($0) }
    default: return number(UInt64.self, &bytes, at: place)
    }
  }

  /// Where the directory stands that the entry leads to.
  func directory(_ bytes: inout FileBytes, at entry: Entry) -> Int64? { offset(&bytes, at: entry.place) }

  /// Where the entry's bytes stand; nil where they are not bytes or text.
  func content(_ bytes: inout FileBytes, of entry: Entry) -> Range<Int64>? {
    guard width(of: entry.type) == 1 || entry.type == 2, entry.count > 0, entry.count <= UInt64(end) else {
      return nil
    }
    let count = Int64(entry.count)
    guard let start = count <= (isLarge ? 8 : 4) ? entry.place : offset(&bytes, at: entry.place),
      start < end
    else { return nil }
    return start..<min(end, start + count)
  }

  /// True where the least significant byte comes first.
  var isLittleEndian: Bool { isLittle }

  private var entryLength: Int64 { isLarge ? 20 : 12 }

  /// Bytes of one value of the whole-number types BYTE, SHORT, LONG, IFD, LONG8 and IFD8.
  private func width(of type: UInt16) -> Int? {
    switch type {
    case 1, 6, 7: 1
    case 3, 8: 2
    case 4, 9, 13: 4
    case 16, 17, 18: 8
    default: nil
    }
  }

  /// The absolute place that the offset at `place` points to; nil for 0 and for what no file reaches.
  private func offset(_ bytes: inout FileBytes, at place: Int64) -> Int64? {
    let value =
      isLarge
      ? number(UInt64.self, &bytes, at: place)
      : number(UInt32.self, &bytes, at: place).map { UInt64($0) }
    guard let value, value > 0, value < 1 << 62 else { return nil }
    return base + Int64(value)
  }

  private func number<Number: FixedWidthInteger>(
    _ type: Number.Type, _ bytes: inout FileBytes, at place: Int64
  ) -> Number? {
    // Where the block is the whole file, its end is left to `bytes`, which notes that it was met.
    guard end == bytes.size || place <= end - Int64(MemoryLayout<Number>.size) else { return nil }
    return isLittle ? bytes.little(type, at: place) : bytes.big(type, at: place)
  }
}
