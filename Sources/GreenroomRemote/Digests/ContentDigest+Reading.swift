package import GreenroomModel

extension ContentDigest {
  /// Reads the file at `path` from its first byte to its last.
  ///
  /// - Parameters:
  ///   - byteCount: How long it was when it was checked.
  ///   - progress: Told of bytes as they are read: how many more.
  /// - Throws: `.file` where it cannot be read, `.contentChanged` where it is not that long, `.interrupted`.
  package static func reading(
    _ path: MediaPath, byteCount: Int64, progress: (Int) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws(StagingFailure) -> ContentDigest {
    let file = try StagedFile(path, byteCount: byteCount)
    var pieces = DigestPieces(byteCount: byteCount)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: readLength, alignment: 16)
    defer { buffer.deallocate() }
    var offset: Int64 = 0
    while offset < byteCount {
      guard !isCancelled() else { throw StagingFailure.interrupted }
      let wanted = Int(min(byteCount - offset, Int64(buffer.count)))
      let count = try file.read(at: offset, into: .init(rebasing: buffer[..<wanted]))
      guard count > 0 else { throw file.changed }
      pieces.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: offset)
      offset += Int64(count)
      progress(count)
    }
    return pieces.finish()
  }

  /// Bytes asked of the file at once.
  private static let readLength = 262_144
}

/// The digests of a content's whole and pieces, as its bytes come by in order.
struct DigestPieces {
  private let byteCount: Int64
  private let whole = SHA256()
  private let part = SHA256()
  private let head = SHA256()
  private let tail = SHA256()
  private var parts: [SHA256Digest] = []

  init(byteCount: Int64) { self.byteCount = byteCount }

  /// Short content is its own head, tail and only part: it is hashed once.
  private var isOneBlock: Bool { byteCount <= ContentDigest.blockLength }
  private var isOnePart: Bool { byteCount <= ContentDigest.partLength }

  mutating func take(_ bytes: UnsafeRawBufferPointer, at offset: Int64) {
    whole.update(bytes)
    let range = offset..<offset + Int64(bytes.count)
    if !isOneBlock {
      head.update(Self.slice(bytes, of: range, in: 0..<ContentDigest.blockLength))
      tail.update(Self.slice(bytes, of: range, in: byteCount - ContentDigest.blockLength..<byteCount))
    }
    if !isOnePart { takeParts(bytes, range) }
  }

  mutating func finish() -> ContentDigest {
    let sha256 = whole.finish()
    return ContentDigest(
      sha256: sha256, byteCount: byteCount, head: isOneBlock ? sha256 : head.finish(),
      tail: isOneBlock ? sha256 : tail.finish(), parts: isOnePart ? [sha256] : parts)
  }

  private mutating func takeParts(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int64>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let partEnd = min(byteCount, (start / ContentDigest.partLength + 1) * ContentDigest.partLength)
      let end = min(range.upperBound, partEnd)
      part.update(Self.slice(bytes, of: range, in: start..<end))
      if end == partEnd { parts.append(part.finish()) }
      start = end
    }
  }

  /// The bytes of `wanted` among `bytes`, which stand at `range`.
  private static func slice(
    _ bytes: UnsafeRawBufferPointer, of range: Range<Int64>, in wanted: Range<Int64>
  ) -> UnsafeRawBufferPointer {
    let common = range.clamped(to: wanted)
    guard !common.isEmpty else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let first = Int(common.lowerBound - range.lowerBound)
    return UnsafeRawBufferPointer(rebasing: bytes[first..<first + common.count])
  }
}
