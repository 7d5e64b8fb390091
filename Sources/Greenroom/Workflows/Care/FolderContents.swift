import Foundation
import Glibc
import GreenroomModel

/// What lies in a folder of the library's own.
enum FolderContents {
  /// The names right in it, sorted; none where there is no such folder.
  static func names(in folder: MediaPath) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.text)) ?? []).sorted()
  }

  /// What processes have left that were killed while they wrote a file: see ``NewFile``.
  static func abandoned(in folder: MediaPath) -> [MediaPath] {
    names(in: folder).filter { name in
      guard let match = name.prefixMatch(of: /\.greenroom-(\d+)-\d+/), let process = pid_t(match.1) else {
        return false
      }
      return kill(process, 0) != 0 && errno == ESRCH
    }.map { folder.appending($0) }
  }

  static func byteCount(_ path: MediaPath) -> Int64 {
    guard case .file(let stamp) = FilePresence(at: path) else { return 0 }
    return stamp.size
  }
}
