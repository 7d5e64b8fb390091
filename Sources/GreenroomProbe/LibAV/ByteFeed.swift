import CLibAV
import Glibc

/// Feeds one file's bytes to libav and nothing else: reads and seeks within a `FileSource`, and an end as soon
/// as the deadline has passed (libav itself asks its interrupt callback only between reads).
final class ByteFeed {
  let source: FileSource
  let deadline: Deadline
  private var position: Int64 = 0

  init(_ source: FileSource, deadline: Deadline) {
    self.source = source
    self.deadline = deadline
  }

  /// Returns the bytes copied, or one of libav's error numbers: never 0, which it does not take for the end.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) -> CInt {
    guard !deadline.hasPassed else { return AVFailure.exit }
    guard count > 0, position < source.size else { return AVFailure.endOfFile }
    let copied = copyHead(to: buffer, count: count)
    let got =
      copied > 0
      ? copied : source.read(at: position, into: UnsafeMutableRawBufferPointer(start: buffer, count: count))
    guard got > 0 else { return AVFailure.endOfFile }
    position += Int64(got)
    return CInt(got)
  }

  /// Returns the new position, or the size of the file where that is what is asked.
  func seek(to offset: Int64, whence: CInt) -> Int64 {
    let target: (Int64, overflow: Bool)
    switch whence & ~AVSEEK_FORCE {
    case AVSEEK_SIZE: return source.size
    case SEEK_SET: target = (offset, false)
    case SEEK_CUR: target = position.addingReportingOverflow(offset)
    case SEEK_END: target = source.size.addingReportingOverflow(offset)
    default: return Int64(AVFailure.invalidArgument)
    }
    guard !target.overflow, target.0 >= 0 else { return Int64(AVFailure.invalidArgument) }
    position = target.0
    return position
  }

  private func copyHead(to buffer: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
    let available = min(Int64(count), Int64(source.head.count) - position)
    guard available > 0 else { return 0 }
    source.head.withUnsafeBytes { head in
      guard let base = head.baseAddress else { return }
      memcpy(buffer, base + Int(position), Int(available))
    }
    return Int(available)
  }
}

extension ByteFeed {
  /// Large enough that a moov box is few reads, small enough that hopping over samples is cheap.
  private static let bufferSize: CInt = 32_768

  /// An I/O context over this feed, which must outlive it; nil where memory is short.
  func makeContext() -> UnsafeMutablePointer<AVIOContext>? {
    guard let buffer = av_malloc(Int(Self.bufferSize)) else { return nil }
    let context = avio_alloc_context(
      buffer.assumingMemoryBound(to: UInt8.self), Self.bufferSize, 0,
      Unmanaged.passUnretained(self).toOpaque(),
      { opaque, buffer, count in
        guard let opaque, let buffer else { return AVFailure.invalidArgument }
        return Unmanaged<ByteFeed>.fromOpaque(opaque).takeUnretainedValue().read(
          into: buffer, count: Int(count))
      },
      nil,
      { opaque, offset, whence in
        guard let opaque else { return Int64(AVFailure.invalidArgument) }
        return Unmanaged<ByteFeed>.fromOpaque(opaque).takeUnretainedValue().seek(to: offset, whence: whence)
      })
    if context == nil { av_free(buffer) }
    return context
  }

  /// Frees what `makeContext` made; the buffer may have been replaced meanwhile.
  static func free(_ context: UnsafeMutablePointer<AVIOContext>) {
    av_freep(&context.pointee.buffer)
    var pointer: UnsafeMutablePointer<AVIOContext>? = context
    avio_context_free(&pointer)
  }
}
