/// Bytes, as people write them: `500MB`, `4GiB`, `1000`.
package enum ByteCount {
  /// Nil for a text that is no size, is not whole or is beyond all disks.
  package static func parse(_ text: String) -> Int64? {
    Double(size: Substring(text)).flatMap { Int64(exactly: $0.rounded()) }
  }
}
