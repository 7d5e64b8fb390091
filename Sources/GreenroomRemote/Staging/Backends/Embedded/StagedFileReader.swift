import Glibc
package import GreenroomModel

/// A staged file, open for reading: it stays what it is, even if it is removed or written anew meanwhile.
package final class StagedFileReader: Sendable {
  package let byteCount: Int64

  private let descriptor: CInt

  /// Nil where no such file is there, or none that can be read.
  package init?(_ name: StagedName, in folder: MediaPath) {
    let descriptor = folder.appending(name.key.text).withCString {
      open($0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.isFile else {
      close(descriptor)
      return nil
    }
    byteCount = Int64(status.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Fills the beginning of `buffer` with what stands at `offset` and says how far; 0 at the end, nil where
  /// reading fails. Blocks; any number of threads may read at once.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int? {
    PositionedRead.read(descriptor, into: buffer, at: offset)
  }
}
