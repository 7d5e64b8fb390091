extension MediaPath {
  /// True for a folder itself and for everything below it.
  package func lies(in folder: MediaPath) -> Bool {
    guard bytes.starts(with: folder.bytes) else { return false }
    return bytes.count == folder.bytes.count || folder.bytes.last == UInt8(ascii: "/")
      || bytes[folder.bytes.count] == UInt8(ascii: "/")
  }
}
