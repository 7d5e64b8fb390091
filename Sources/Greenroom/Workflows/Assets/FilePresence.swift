import Glibc
import GreenroomModel

/// What stands at a path, as far as it matters to what a person can mean by it.
enum FilePresence: Equatable {
  case nothing
  case folder
  /// A file, or something that the probe will refuse with the reason.
  case file(FileStamp)

  /// Follows a symbolic link that a person names.
  init(at path: MediaPath) {
    var status = stat()
    let result = path.withCString { stat($0, &status) }
    guard result == 0 else {
      self = .nothing
      return
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      self = .folder
      return
    }
    self = .file(
      FileStamp(
        device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
        modifiedNanoseconds: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)))
  }
}
