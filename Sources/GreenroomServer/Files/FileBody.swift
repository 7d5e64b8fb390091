import Hummingbird
import NIOCore
import NIOPosix

/// Sends the pieces of an answer from the disk. One block is in memory at a time, and the next is read once
/// the connection has taken the last: a slow client costs no more than a fast one.
struct FileBody: Sendable {
  /// Small enough that a slow connection finishes one before ``StalledConnectionHandler`` loses patience.
  private static let blockLength: Int64 = 65_536

  let file: any ServedFile
  let pieces: [FileAnswer.Piece]
  let context: ListenerContext

  func write(to writer: inout any ResponseBodyWriter) async throws {
    for piece in pieces { try await write(piece, to: &writer) }
    try await writer.finish(nil)
  }

  /// Writes some of it, and the connection breaks.
  func writeHalf(to writer: inout any ResponseBodyWriter) async throws {
    for piece in pieces {
      guard case .bytes(let range) = piece else { continue }
      try await write(.bytes(range.lowerBound..<(range.lowerBound + Int64(range.count) / 2)), to: &writer)
      throw Shortened()
    }
  }

  private func write(_ piece: FileAnswer.Piece, to writer: inout any ResponseBodyWriter) async throws {
    switch piece {
    case .text(let text): try await writer.write(ByteBuffer(string: text))
    case .bytes(let range): try await write(range, to: &writer)
    }
  }

  private func write(_ range: Range<Int64>, to writer: inout any ResponseBodyWriter) async throws {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let block = try await read(offset..<min(range.upperBound, offset + Self.blockLength))
      // What was promised cannot be kept, and a broken connection says so.
      guard block.readableBytes > 0 else { throw Shortened() }
      offset += Int64(block.readableBytes)
      try await writer.write(block)
      try await context.settleWrites()
    }
  }

  /// Reads on a thread that may wait for a disk.
  private func read(_ range: Range<Int64>) async throws -> ByteBuffer {
    let file = file
    return try await NIOThreadPool.singleton.runIfActive {
      var block = ByteBuffer()
      block.writeWithUnsafeMutableBytes(minimumWritableBytes: range.count) { room in
        let target = UnsafeMutableRawBufferPointer(rebasing: room.prefix(range.count))
        return file.read(into: target, at: range.lowerBound) ?? 0
      }
      return block
    }
  }

  /// The file became shorter while it was sent, or cannot be read on, or all of it is not to be sent.
  private struct Shortened: Error {}
}
