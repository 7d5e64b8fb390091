import Glibc

/// Reads an open file at any place of it; any number of threads may at once.
package enum PositionedRead {
  /// Fills the beginning of `buffer` with what stands at `offset` and says how far; 0 at the end, nil where reading
  /// fails, with the reason in `errno`. Blocks.
  package static func read(
    _ descriptor: CInt, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) -> Int? {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      guard errno == EINTR else { return nil }
    }
  }
}
