import GreenroomModel
import GreenroomRemote

extension ContentDigest {
  /// The digest of bytes in memory.
  init(of bytes: [UInt8]) {
    let block = Int(Self.blockLength)
    let part = Int(Self.partLength)
    self.init(
      sha256: SHA256.digest(of: bytes), byteCount: Int64(bytes.count),
      head: SHA256.digest(of: bytes.prefix(block)), tail: SHA256.digest(of: bytes.suffix(block)),
      parts: stride(from: 0, to: max(1, bytes.count), by: part).map {
        SHA256.digest(of: bytes[$0..<min(bytes.count, $0 + part)])
      })
  }
}
