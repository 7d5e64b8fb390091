import Glibc
import GreenroomModel

/// The one owner of an open file or folder.
struct OpenFile: ~Copyable {
  let descriptor: CInt

  /// Opens a path; nil with `errno` where it cannot be. Other programs never inherit it.
  init?(_ path: MediaPath, _ flags: CInt, mode: mode_t = 0) {
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    self.init(opening: { open(name, flags | O_CLOEXEC, mode) })
  }

  /// Opens what a folder holds under one name, never through a link.
  init?(_ name: String, in folder: borrowing OpenFile, _ flags: CInt, mode: mode_t = 0) {
    let parent = folder.descriptor
    self.init(opening: { openat(parent, name, flags | O_NOFOLLOW | O_CLOEXEC, mode) })
  }

  private init?(opening: () -> CInt) {
    var opened = opening()
    while opened < 0, errno == EINTR { opened = opening() }
    guard opened >= 0 else { return nil }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Nil with `errno` where the system does not say.
  var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// Fills the beginning of `buffer` and says how far: 0 at the end, nil with `errno` where reading fails.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { return nil }
    }
  }

  /// Writes everything; false with `errno` where that fails.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }
}

extension stat {
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}
