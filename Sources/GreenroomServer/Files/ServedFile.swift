import Greenroom

/// A file that is open, and what HTTP says of it.
protocol ServedFile: Sendable {
  var byteCount: Int64 { get }
  var contentType: String { get }
  /// Strong, in its quotes.
  var entityTag: String { get }

  /// Fills the beginning of `buffer` with what stands at `offset` and says how far; 0 at the end, nil where
  /// reading fails. Blocks.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int?
}

extension StagedFile: ServedFile {}

extension OriginalFile: ServedFile {}
