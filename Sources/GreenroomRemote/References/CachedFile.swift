import Foundation
import Glibc
import GreenroomModel

/// A file of the cache as the file system has it.
struct CachedFile {
  /// What the names of unfinished files begin with.
  static let unfinishedPrefix = "unfinished-"

  let path: MediaPath
  let byteCount: Int64
  let usedAt: Date

  var isUnfinished: Bool { path.fileName.text.hasPrefix(Self.unfinishedPrefix) }

  /// Nil for what is not there or is no regular file.
  init?(_ path: MediaPath) {
    var facts = stat()
    guard lstat(path.cString, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    self.path = path
    byteCount = Int64(facts.st_size)
    usedAt = Date(timeIntervalSince1970: Double(facts.st_mtim.tv_sec) + Double(facts.st_mtim.tv_nsec) * 1e-9)
  }

  static func all(in folder: MediaPath) -> [CachedFile] {
    guard let stream = opendir(folder.cString) else { return [] }
    defer { closedir(stream) }
    var files: [CachedFile] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if let file = CachedFile(folder.appending(name)) { files.append(file) }
    }
    return files
  }

  /// Makes the folder and those above it, for their owner alone.
  static func makeFolder(_ folder: MediaPath) -> Bool {
    if mkdir(folder.cString, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, folder.folder != folder, makeFolder(folder.folder) else { return false }
    return mkdir(folder.cString, 0o700) == 0 || errno == EEXIST
  }

  /// Opens a file that must not be there yet, for its owner alone.
  static func create(_ path: MediaPath) -> Int32? {
    let descriptor = open(path.cString, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    return descriptor < 0 ? nil : descriptor
  }

  /// A short file's content; nil where it cannot be read.
  static func read(_ path: MediaPath) -> [UInt8]? {
    let descriptor = open(path.cString, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes.prefix(count))
  }

  static func rename(_ path: MediaPath, to name: MediaPath) -> Bool {
    Glibc.rename(path.cString, name.cString) == 0
  }

  static func remove(_ path: MediaPath) { unlink(path.cString) }

  static func touch(_ path: MediaPath) {
    utimensat(AT_FDCWD, path.cString, nil, AT_SYMLINK_NOFOLLOW)
  }
}

extension MediaPath {
  /// As system calls want it.
  fileprivate var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
