import GreenroomModel

/// A window that slides over a long file, for readers of sound without a container, with an end at the
/// deadline. It looks at small pieces until it is told that the whole file will be read.
struct ScanWindow: ~Copyable {
  private static let capacity = 262_144
  /// Three of the longest frames.
  private static let piece = 8_192

  let source: FileSource
  private let deadline: Deadline
  private let buffer: UnsafeMutableRawBufferPointer
  private var start: Int64 = 0
  private var filled = 0
  private var reach = ScanWindow.piece
  /// True once the deadline passed: whatever was not found then may still be there.
  private(set) var isOutOfTime = false

  init(_ source: FileSource, deadline: Deadline) {
    self.source = source
    self.deadline = deadline
    buffer = .allocate(byteCount: Self.capacity, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// From here on fewer and larger reads.
  mutating func readAhead() { reach = Self.capacity }

  /// The four bytes at `offset`, most significant first; nil where the file does not hold them.
  mutating func word(at offset: Int64) -> UInt32? {
    if offset < start || offset + 4 > start + Int64(filled) {
      guard offset >= 0, offset <= source.size - 4, refill(from: offset) else { return nil }
    }
    return UInt32(bigEndian: buffer.loadUnaligned(fromByteOffset: Int(offset - start), as: UInt32.self))
  }

  /// The first offset in `from..<end` where the byte is `byte`; nil where there is none.
  mutating func first(_ byte: UInt8, from: Int64, before end: Int64) -> Int64? {
    var offset = from
    while offset < end {
      if offset < start || offset >= start + Int64(filled) {
        guard refill(from: offset) else { return nil }
      }
      let stop = min(end, start + Int64(filled))
      while offset < stop {
        if buffer[Int(offset - start)] == byte { return offset }
        offset += 1
      }
    }
    return nil
  }

  private mutating func refill(from offset: Int64) -> Bool {
    guard !deadline.hasPassed else {
      isOutOfTime = true
      return false
    }
    start = offset
    filled = source.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<reach]))
    return filled >= 4
  }
}
