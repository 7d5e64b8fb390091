/// What one reading of a file's every byte gave: the digest of the whole, and those of the pieces that are
/// compared or sent apart. Uploads hash what they read again and must come to the same.
package struct ContentDigest: Hashable, Sendable {
  /// Bytes at each end whose digests stand in ``head`` and ``tail``.
  package static let blockLength: Int64 = 65_536
  /// Bytes of each part but the last. S3 wants at least 5 MiB.
  package static let partLength: Int64 = 8_388_608

  package let sha256: SHA256Digest
  package let byteCount: Int64
  /// Of the first ``blockLength`` bytes, or of all where there are fewer.
  package let head: SHA256Digest
  /// Of the last ``blockLength`` bytes, or of all where there are fewer.
  package let tail: SHA256Digest
  /// Of every ``partLength`` bytes in order; one where there are no more than that.
  package let parts: [SHA256Digest]

  package init(
    sha256: SHA256Digest, byteCount: Int64, head: SHA256Digest, tail: SHA256Digest, parts: [SHA256Digest]
  ) {
    self.sha256 = sha256
    self.byteCount = byteCount
    self.head = head
    self.tail = tail
    self.parts = parts
  }

  /// The bytes of part `index`, counted from 0.
  package func range(ofPart index: Int) -> Range<Int64> {
    let start = Int64(index) * Self.partLength
    return start..<min(byteCount, start + Self.partLength)
  }
}
