import CLinux
import Glibc
import GreenroomModel

/// The file in a folder that says what below it is to be left alone, line by line in gitignore's language.
package enum IgnoreFile {
  package static let fileName = ".greenroomignore"
  static let name = Array(fileName.utf8)
  /// Nobody writes so many rules by hand.
  private static let longest = 1 << 20

  /// What the file in an open folder holds; nil where there is none. It is read like any file that anybody
  /// may have put there: no link is followed, nothing is waited for.
  static func read(in folder: CInt) -> Result<[UInt8]?, FileProblem> {
    let descriptor = openat(folder, fileName, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      return errno == ENOENT ? .success(nil) : .failure(.notFollowed(String(cString: strerror(errno))))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, FileKind(mode: status.st_mode) == .file else {
      return .failure(.notFollowed("it is not a file"))
    }
    guard status.st_size <= longest else { return .failure(.notFollowed("it is longer than 1 MiB")) }
    return bytes(descriptor).map(Optional.some)
  }

  private static func bytes(_ descriptor: CInt) -> Result<[UInt8], FileProblem> {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= longest {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(.notFollowed(String(cString: strerror(errno)))) }
      guard count > 0 else { break }
      bytes += part[..<count]
    }
    return .success(bytes)
  }
}

extension FileProblem {
  fileprivate static func notFollowed(_ reason: String) -> FileProblem {
    FileProblem(.fileUnreadable, "The rules in this file are not followed, as it cannot be read: \(reason).")
  }
}
