import CZlib

/// Compression as zlib does it (RFC 1950), from and to bytes in memory.
package enum Zlib {
  /// What `content` was before it was compressed, or as much of it as `limit` bytes hold: a few bytes may stand for
  /// gigabytes. What is damaged ends where the damage begins.
  package static func inflated(_ content: [UInt8], limit: Int) -> (bytes: [UInt8], isCut: Bool) {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
      return ([], true)
    }
    defer { inflateEnd(&stream) }
    var input = content
    var code = Z_OK
    // One more than allowed tells whether there is more.
    var bytes = output(&stream, from: &input, room: limit + 1) { stream in
      repeat { code = inflate(stream, Z_NO_FLUSH) } while code == Z_OK && stream.pointee.avail_out > 0
    }
    let isCut = bytes.count > limit || code != Z_STREAM_END
    if bytes.count > limit { bytes.removeLast(bytes.count - limit) }
    return (bytes, isCut)
  }

  /// `content`, compressed fast rather than well.
  package static func deflated(_ content: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    guard
      deflateInit_(&stream, Z_BEST_SPEED, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK
    else { return [] }
    defer { deflateEnd(&stream) }
    var input = content
    let room = Int(deflateBound(&stream, uLong(content.count)))
    return output(&stream, from: &input, room: room) { _ = deflate($0, Z_FINISH) }
  }

  private static func output(
    _ stream: inout z_stream, from input: inout [UInt8], room: Int,
    _ work: (UnsafeMutablePointer<z_stream>) -> Void
  ) -> [UInt8] {
    input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: room) { output, filled in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(clamping: room)
        work(&stream)
        filled = room - Int(stream.avail_out)
      }
    }
  }
}
