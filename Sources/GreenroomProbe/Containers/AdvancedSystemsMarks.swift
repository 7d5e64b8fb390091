/// What an ASF header (WMA, WMV) says that libavformat does not pass on: content protection, and the length
/// that the whole file should have (ASF specification, 3.2, 3.14 to 3.16).
struct AdvancedSystemsMarks {
  private(set) var isEncrypted = false
  private(set) var isCut = false

  private static let mostObjects = 256
  /// First eight bytes of the objects' identifiers, as they stand in the file.
  private static let fileProperties: UInt64 = 0xA1DC_AB8C_47A9_CF11
  private static let encryption: Set<UInt64> = [
    0xFBB3_1122_23BD_D211, 0x14E6_8A29_2226_174C, 0x3385_0543_8169_E649,
  ]
  private static let headerLength: Int64 = 30
  private static let broadcastFlag: UInt32 = 1

  init(_ source: FileSource) {
    var bytes = FileBytes(source)
    var offset = Self.headerLength
    let end = min(bytes.little(Int64.self, at: 16) ?? 0, bytes.size)
    for _ in 0..<Self.mostObjects {
      guard offset + 24 <= end, let name = bytes.big(UInt64.self, at: offset),
        let size = bytes.little(Int64.self, at: offset + 16), size >= 24, size <= end - offset
      else { return }
      if Self.encryption.contains(name) { isEncrypted = true }
      if name == Self.fileProperties { readProperties(&bytes, at: offset) }
      offset += size
    }
  }

  private mutating func readProperties(_ bytes: inout FileBytes, at offset: Int64) {
    guard let size = bytes.little(Int64.self, at: offset + 40),
      let flags = bytes.little(UInt32.self, at: offset + 88), flags & Self.broadcastFlag == 0
    else { return }
    isCut = size > bytes.size
  }
}
