import Glibc
import GreenroomModel

/// A clip or a picture that the sandbox has made, open for reading.
final class SandboxFile: ServedFile {
  let byteCount: Int64
  let contentType: String
  let entityTag: String

  private let descriptor: CInt

  /// Nil where no such file is there.
  init?(at path: MediaPath, _ piece: SandboxLink.Piece, of task: String) {
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    let descriptor = open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    byteCount = Int64(end)
    contentType = piece.contentType
    // Nothing that was made is ever made anew.
    entityTag = "\"\(task)\(piece.rawValue)\""
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int? {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      guard errno == EINTR else { return nil }
    }
  }
}
