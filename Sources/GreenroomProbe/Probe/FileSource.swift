import Glibc
import GreenroomModel

/// Bounded random-access reads over one open regular file. The first 64 KiB are read once and kept, since
/// sniffing, header reading and the fingerprint all want them.
final class FileSource {
  static let headCapacity = Fingerprint.edgeLength

  let descriptor: CInt
  let stamp: FileStamp
  let head: [UInt8]
  private(set) var bytesRead: Int64

  var size: Int64 { stamp.size }

  /// Takes over `descriptor`, which it closes.
  init(descriptor: CInt, stamp: FileStamp, head: [UInt8]) {
    self.descriptor = descriptor
    self.stamp = stamp
    self.head = head
    bytesRead = Int64(head.count)
  }

  deinit { close(descriptor) }

  /// Reads up to `count` bytes at `offset`; shorter at the end of the file, empty beyond it or on an error.
  func bytes(at offset: Int64, count: Int) -> [UInt8] {
    guard offset >= 0, count > 0, offset < size else { return [] }
    if offset + Int64(count) <= Int64(head.count) {
      return Array(head[Int(offset)..<Int(offset) + count])
    }
    let wanted = Int(min(Int64(count), size - offset))
    return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      filled = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Fills `buffer` from `offset` on; returns how many bytes there were, 0 at the end or on an error.
  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var filled = 0
    while filled < buffer.count {
      let got = pread(descriptor, base + filled, buffer.count - filled, off_t(offset) + off_t(filled))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      filled += got
    }
    bytesRead += Int64(filled)
    return filled
  }
}
