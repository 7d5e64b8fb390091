import CLinux
import Glibc
package import GreenroomModel

/// What tells one folder from another that may stand at the same path on another day: which file system it is
/// on, and its inode there.
package struct FolderIdentity: Equatable, Sendable {
  /// Where a folder is while this machine runs.
  package struct Place: Hashable, Sendable {
    package let device: UInt64
    package let inode: UInt64

    init?(of folder: MediaPath) {
      guard let status = FileStatus(of: folder, following: true) else { return nil }
      self.init(status.stamp)
    }

    init(_ stamp: FileStamp) {
      device = stamp.device
      inode = stamp.inode
    }
  }

  /// Names of the file system, the most lasting first: its UUID where the system lists it, and its number
  /// from `statfs`, which some file systems make anew with every mount.
  package let fileSystems: [String]
  package let place: Place

  /// Of the folder that is at `path` now; nil with `errno` where there is none.
  package init?(of path: MediaPath) {
    guard let status = FileStatus(of: path, following: true) else { return nil }
    guard status.kind == .folder else {
      errno = ENOTDIR
      return nil
    }
    place = Place(status.stamp)
    fileSystems = [Self.uuid(of: status.stamp.device), Self.number(at: path)].compactMap(\.self)
  }

  /// The name that udev has given to the block device with that number.
  private static func uuid(of device: UInt64) -> String? {
    let folder = "/dev/disk/by-uuid"
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      var status = stat()
      guard stat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFBLK else { continue }
      if UInt64(status.st_rdev) == device { return "uuid:\(name)" }
    }
    return nil
  }

  private static func number(at path: MediaPath) -> String? {
    var answer = statvfs()
    guard path.withCString({ statvfs($0, &answer) }) == 0 else { return nil }
    return "fsid:\(String(UInt64(answer.f_fsid), radix: 16))"
  }
}
