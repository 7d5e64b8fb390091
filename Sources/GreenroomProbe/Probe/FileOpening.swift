import Glibc
import GreenroomModel

/// Opening by path, so that nothing but a regular file with something in it is ever read.
extension FileSource {
  /// Opens `path` without ever waiting: a FIFO, socket, device or folder is refused by its type.
  convenience init(opening path: MediaPath, readAhead: Bool) throws(FileProblem) {
    do throws(FileProblem) {
      try self.init(open: path, readAhead: readAhead)
    } catch {
      // Where nothing can be read, only the name tells whether a medium is lost.
      let isMedia =
        error.code == .fileMissing || path.fileExtension.map(FileExtensions.standsForMedia) == true
      throw FileProblem(error.code, error.message, isMedia: error.isMedia && isMedia)
    }
  }

  private convenience init(open path: MediaPath, readAhead: Bool) throws(FileProblem) {
    let descriptor = try Self.descriptor(of: path)
    do throws(FileProblem) {
      let stamp = try Self.stamp(of: descriptor)
      if !readAhead { posix_fadvise(descriptor, 0, 0, POSIX_FADV_RANDOM) }
      let head = try Self.head(of: descriptor, size: stamp.size)
      self.init(descriptor: descriptor, stamp: stamp, head: head)
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func descriptor(of path: MediaPath) throws(FileProblem) -> CInt {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    while true {
      let descriptor = open(name, flags)
      if descriptor >= 0 { return descriptor }
      switch errno {
      case EINTR: continue
      case ENOENT, ENOTDIR: throw FileProblem(.fileMissing, "There is no such file.")
      // A socket, or a device without a driver.
      case ENXIO, ENODEV: throw notAFile("a socket or device")
      case let code: throw unreadable(code)
      }
    }
  }

  private static func stamp(of descriptor: CInt) throws(FileProblem) -> FileStamp {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw notAFile("a folder")
    case S_IFIFO: throw notAFile("a named pipe")
    default: throw notAFile("a device")
    }
    guard status.st_size > 0 else { throw FileProblem(.fileEmpty, "It is empty: 0 bytes.") }
    let modified = status.st_mtim
    return FileStamp(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modifiedNanoseconds: Int64(modified.tv_sec) &* 1_000_000_000 &+ Int64(modified.tv_nsec))
  }

  private static func head(of descriptor: CInt, size: Int64) throws(FileProblem) -> [UInt8] {
    var failure: CInt = 0
    let capacity = Int(min(size, Int64(headCapacity)))
    let head = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      while filled < capacity {
        let got = pread(descriptor, base + filled, capacity - filled, off_t(filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        filled += got
      }
    }
    guard failure == 0 else { throw unreadable(failure) }
    // Cut to nothing between the two calls.
    guard !head.isEmpty else { throw FileProblem(.fileEmpty, "It is empty: 0 bytes.") }
    return head
  }

  private static func unreadable(_ code: CInt) -> FileProblem {
    FileProblem(.fileUnreadable, "It cannot be read: \(String(cString: strerror(code))).")
  }

  private static func notAFile(_ what: String) -> FileProblem {
    FileProblem(.fileUnsupported, "It is \(what), not a file.", isMedia: false)
  }
}
