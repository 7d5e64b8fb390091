/// Where the first and the last strip or tile of a TIFF lie, to tell whether the file breaks off.
struct TIFFStrips {
  private let firstOffset: UInt64
  private let lastOffset: UInt64
  private var firstLength: UInt64 = 0
  private var lastLength: UInt64 = 0

  init?(_ bytes: inout FileBytes, _ file: TIFFFile, offsets entry: TIFFFile.Entry) {
    guard let first = file.value(&bytes, of: entry), entry.count > 0,
      let last = file.value(&bytes, of: entry, at: entry.count - 1)
    else { return nil }
    firstOffset = first
    lastOffset = last
  }

  mutating func addLengths(_ bytes: inout FileBytes, _ file: TIFFFile, lengths entry: TIFFFile.Entry) {
    firstLength = file.value(&bytes, of: entry) ?? 0
    lastLength = entry.count > 0 ? file.value(&bytes, of: entry, at: entry.count - 1) ?? 0 : 0
  }

  func isCut(fileSize: Int64) -> Bool {
    isCut(firstOffset, firstLength, fileSize) || isCut(lastOffset, lastLength, fileSize)
  }

  private func isCut(_ offset: UInt64, _ length: UInt64, _ fileSize: Int64) -> Bool {
    let (end, overflow) = offset.addingReportingOverflow(length)
    return overflow || end > UInt64(fileSize)
  }
}
