import GreenroomModel
import Synchronization

/// A part of a file as a body. It is hashed while it is read, and its last bytes are held back until the digest
/// is right: a store never gets the whole of something else.
final class FileSlice: HTTPBodySource {
  let digest: SHA256Digest
  private let file: StagedFile
  private let range: Range<Int64>
  private let progress: @Sendable (Int64) -> Void
  let isCancelled: @Sendable () -> Bool
  private let state = Mutex(State())

  private struct State {
    /// What was told as sent by the latest reader.
    var told: Int64 = 0
    var wasSentBefore = false
  }

  init(
    _ file: StagedFile, _ range: Range<Int64>, digest: SHA256Digest,
    progress: @escaping @Sendable (Int64) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.file = file
    self.range = range
    self.digest = digest
    self.progress = progress
    self.isCancelled = isCancelled
  }

  var byteCount: Int64 { Int64(range.count) }

  /// True where an attempt before the latest handed over all of it: the store may have it from then, although
  /// the answer was lost.
  var wasSentBefore: Bool { state.withLock(\.wasSentBefore) }

  func reader() -> any HTTPBodyReader {
    state.withLock { $0.wasSentBefore = $0.wasSentBefore || $0.told > 0 && $0.told == byteCount }
    takeBack()
    return Reader(self)
  }

  /// Takes back what was told as sent: the store does not have it.
  func takeBack() {
    let count = state.withLock { state in
      defer { state.told = 0 }
      return state.told
    }
    if count > 0 { progress(-count) }
  }

  private func tell(_ count: Int) {
    state.withLock { $0.told += Int64(count) }
    progress(Int64(count))
  }

  private final class Reader: HTTPBodyReader {
    private let slice: FileSlice
    private let hash = SHA256()
    private var offset: Int64

    init(_ slice: FileSlice) {
      self.slice = slice
      offset = slice.range.lowerBound
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      guard !slice.isCancelled() else { throw StagingFailure.interrupted }
      let rest = slice.range.upperBound - offset
      guard rest > 0 else { return 0 }
      let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(Int(min(rest, Int64(buffer.count)))))
      let count = try slice.file.read(at: offset, into: wanted)
      guard count > 0 else { throw slice.file.changed }
      hash.update(UnsafeRawBufferPointer(rebasing: wanted.prefix(count)))
      offset += Int64(count)
      if offset == slice.range.upperBound, hash.finish() != slice.digest { throw slice.file.changed }
      slice.tell(count)
      return count
    }
  }
}
