/// The length that a RIFF file says it has.
enum RIFFSize {
  /// A recorder that does not know the end yet leaves no size, or the largest.
  private static let leastPlaceholder: UInt32 = 0x7FFF_0000
  /// Writers that count the header in, or a byte of padding, are no sign of a file cut short.
  private static let mostMiscounted: Int64 = 64

  /// True where the file ends before the outermost chunk does.
  static func isCut(_ source: FileSource) -> Bool {
    var bytes = FileBytes(source)
    guard let size = bytes.little(UInt32.self, at: 4), size > 0, size < leastPlaceholder else { return false }
    return Int64(size) + 8 - bytes.size > mostMiscounted
  }
}
