/// One chunk of a PNG: length, type, content, checksum.
struct PNGChunk {
  let type: FourCC
  let length: Int64
  let body: Int64

  /// Where the next chunk begins, be it past the end of the file.
  var next: Int64 { body + length + 4 }

  init?(_ bytes: inout FileBytes, at offset: Int64) {
    guard let length = bytes.big(UInt32.self, at: offset), let code = bytes.big(UInt32.self, at: offset + 4)
    else { return nil }
    type = FourCC(code)
    self.length = Int64(length)
    body = offset + 8
  }
}

/// Finds a chunk in the last KiB of a PNG that has too many chunks to walk through.
enum PNGTail {
  private static let looked: Int64 = 4_096
  private static let mostChunks = 64

  /// The chunk of that type from which a whole chain of chunks leads to the end of the file: pixels may look
  /// like a chunk by chance, not like that.
  static func chunk(_ type: FourCC, _ bytes: inout FileBytes) -> PNGChunk? {
    for offset in max(8, bytes.size - looked)..<max(8, bytes.size - 8) {
      guard bytes.big(UInt32.self, at: offset + 4) == type.code, let chunk = PNGChunk(&bytes, at: offset),
        leadsToEnd(chunk, &bytes)
      else { continue }
      return chunk
    }
    return nil
  }

  private static func leadsToEnd(_ chunk: PNGChunk, _ bytes: inout FileBytes) -> Bool {
    var offset = chunk.next
    for _ in 0..<mostChunks {
      guard let next = PNGChunk(&bytes, at: offset) else { return false }
      if next.type == "IEND" { return next.next == bytes.size }
      offset = next.next
    }
    return false
  }
}
