import Glibc
package import GreenroomModel

/// What stands under a name.
package enum FileKind: Equatable, Sendable {
  case file, folder, link, pipe, socket, device

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }

  /// Why it is not read; nil for files and folders, which are.
  package var problem: FileProblem? {
    switch self {
    case .file, .folder: nil
    case .link: Self.notMedia("It is a symbolic link, which is not followed below an indexed folder.")
    case .pipe: Self.notMedia("It is a named pipe, not a file.")
    case .socket: Self.notMedia("It is a socket, not a file.")
    case .device: Self.notMedia("It is a device, not a file.")
    }
  }

  private static func notMedia(_ message: String) -> FileProblem {
    FileProblem(.fileUnsupported, message, isMedia: false)
  }
}

/// What the system says of a path without opening it.
package struct FileStatus: Equatable, Sendable {
  package let kind: FileKind
  package let stamp: FileStamp

  init(_ status: stat) {
    kind = FileKind(mode: status.st_mode)
    stamp = FileStamp(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modifiedNanoseconds: Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec))
  }

  /// Of `path`; of what it leads to where it is a link and `following` is true. Nil with `errno` where there is
  /// nothing, or it is out of reach.
  package init?(of path: MediaPath, following: Bool) {
    var status = stat()
    let code = path.withCString { following ? stat($0, &status) : lstat($0, &status) }
    guard code == 0 else { return nil }
    self.init(status)
  }
}
