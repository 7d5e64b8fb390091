extension MediaPath {
  /// True for a folder itself and for everything below it.
  package func lies(in folder: MediaPath) -> Bool {
    guard bytes.starts(with: folder.bytes) else { return false }
    return bytes.count == folder.bytes.count || folder.bytes.last == UInt8(ascii: "/")
      || bytes[folder.bytes.count] == UInt8(ascii: "/")
  }

  /// The folders that hold this absolute path, the outermost first: `/`, `/a` and `/a/b` of `/a/b/c`.
  package var foldersAbove: [MediaPath] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }
      .map { MediaPath(bytes: $0 == 0 ? [bytes[0]] : Array(bytes[..<$0])) }
  }
}
