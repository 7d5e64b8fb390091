import Glibc
import GreenroomModel

enum FileFolders {
  /// Makes a folder and those above it where they are missing.
  static func make(_ folder: MediaPath, mode: mode_t) throws(StagingFailure) {
    let name = folder.bytes.map { CChar(bitPattern: $0) } + [0]
    if mkdir(name, mode) == 0 || errno == EEXIST { return }
    if errno == ENOENT, folder.folder != folder {
      try make(folder.folder, mode: mode)
      if mkdir(name, mode) == 0 || errno == EEXIST { return }
    }
    throw FileFailure.failure("The folder “\(folder)” cannot be made", errno)
  }
}
