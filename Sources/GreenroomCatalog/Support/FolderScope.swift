import Foundation
import GRDB
import GreenroomModel

/// A folder and everything below it, as two ranges of an index: text sorts before blobs, and a folder whose
/// own name is text may hold ones whose names are not.
struct FolderScope {
  /// On a table `folder`, with ``arguments``.
  static let condition = """
    (folder.path = ? OR (folder.path >= ? AND folder.path < ?) OR (folder.path >= ? AND folder.path < ?))
    """

  let arguments: StatementArguments

  init(_ path: MediaPath) {
    var prefix = path.bytes
    while prefix.last == UInt8(ascii: "/") { prefix.removeLast() }
    // "0" follows "/" in ASCII, so these two enclose every path below the folder.
    let (first, end) = (prefix + Array("/".utf8), prefix + Array("0".utf8))
    let itself = StoredPath(prefix.isEmpty ? Array("/".utf8) : prefix)
    arguments = [itself, StoredPath(first), StoredPath(end), Data(first), Data(end)]
  }
}
