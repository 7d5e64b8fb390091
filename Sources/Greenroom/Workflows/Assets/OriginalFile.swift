import Glibc
import GreenroomModel
import GreenroomRemote

/// The file of an asset, open for reading: it stays what it is, even if it is removed or replaced meanwhile.
package final class OriginalFile: Sendable {
  package let byteCount: Int64
  /// By what is in the file. Never a type that a browser runs.
  package let contentType: String
  /// Strong, in its quotes.
  package let entityTag: String
  /// As it is called on the disk.
  package let name: String

  private let descriptor: CInt

  /// - Throws: `not_found` where it is gone, or is not what was indexed.
  init(_ asset: AssetID, at path: MediaPath, byteCount: Int64, container: String?) throws {
    descriptor = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { throw Self.gone(asset) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Self.gone(asset)
    }
    guard Int64(status.st_size) == byteCount else {
      close(descriptor)
      throw GreenroomError(
        .notFound, "The file of \(asset) is not what was indexed.", hint: "Index it again: `greenroom index`."
      )
    }
    self.byteCount = byteCount
    contentType = MediaType.of(container: container)
    entityTag = "\"\(asset)-\(byteCount)-\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)\""
    name = path.fileName.text
  }

  deinit { close(descriptor) }

  /// Fills the beginning of `buffer` with what stands at `offset` and says how far; 0 at the end, nil where
  /// reading fails. Blocks; any number of threads may read at once.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int? {
    PositionedRead.read(descriptor, into: buffer, at: offset)
  }

  static func gone(_ asset: AssetID) -> GreenroomError {
    GreenroomError(
      .notFound, "No path holds \(asset) any more.", hint: "Index its folder again: `greenroom index`.")
  }
}
