import GreenroomModel

/// Reads the bytes of an upload, piece by piece, and holds them to the digest that was announced.
final class UploadSource {
  private static let pieceLength = 1_048_576

  private let file: StagedFile
  private let digest: ContentDigest
  private let hash = SHA256()
  private let buffer: UnsafeMutableRawBufferPointer
  private var offset: Int64 = 0

  init(_ upload: StagingUpload) throws(StagingFailure) {
    file = try StagedFile(upload.file, byteCount: upload.digest.byteCount)
    digest = upload.digest
    buffer = .allocate(byteCount: Self.pieceLength, alignment: 4_096)
  }

  deinit { buffer.deallocate() }

  /// The next piece, which holds until the next call; nil at the end.
  ///
  /// - Throws: `contentChanged` at the latest at the end, `file` where reading fails.
  func next() throws(StagingFailure) -> UnsafeRawBufferPointer? {
    let count = try file.read(at: offset, into: buffer)
    offset += Int64(count)
    guard offset <= digest.byteCount else { throw file.changed }
    if count > 0 {
      let piece = UnsafeRawBufferPointer(rebasing: buffer.prefix(count))
      hash.update(piece)
      return piece
    }
    guard offset == digest.byteCount, hash.finish() == digest.sha256 else { throw file.changed }
    return nil
  }
}
