package import Foundation
import GRDB
package import GreenroomModel

/// What tells that a root is still the folder it was: nothing is written into it.
package struct RootIdentity: Hashable, Sendable {
  /// The file system's UUID, or its number from `statfs`, in hexadecimal.
  package let fileSystem: String
  package let inode: UInt64

  package init(fileSystem: String, inode: UInt64) {
    self.fileSystem = fileSystem
    self.inode = inode
  }
}

/// A folder that was indexed. Where `identity` is not what is found there, it is offline, never empty.
package struct Root: Equatable, Sendable {
  package let path: MediaPath
  package let identity: RootIdentity
  package let addedAt: Date
  /// When an indexing run last went through all of it; nil while none has.
  package let scannedAt: Date?
}

extension Catalog {
  /// Every root, by path.
  package func roots() throws -> [Root] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT path, fileSystem, inode, addedAt, scannedAt FROM root ORDER BY path"
      ).map { row in
        try Root(
          path: (row.at(0) as StoredPath).mediaPath,
          identity: RootIdentity(fileSystem: row.at(1), inode: UInt64(bitPattern: row.at(2))),
          addedAt: Date(milliseconds: row.at(3)),
          scannedAt: (row.at(4) as Int64?).map { Date(milliseconds: $0) })
      }
    }
  }

  /// Records that a run went through all of `path`, which is a root from now on, and what it was.
  package func recordScan(of path: MediaPath, identity: RootIdentity, at time: Date) throws {
    try write { database in
      try database.run(
        """
        INSERT INTO root (path, fileSystem, inode, addedAt, scannedAt) VALUES (?1, ?2, ?3, ?4, ?4)
        ON CONFLICT (path) DO UPDATE SET
          fileSystem = excluded.fileSystem, inode = excluded.inode, scannedAt = excluded.scannedAt
        """,
        StoredPath(path), identity.fileSystem, Int64(bitPattern: identity.inode), time.milliseconds)
    }
  }

  /// How many files are present, as far as is known, at or below `path`: what a run that finds fewer is
  /// measured against.
  package func presentCount(under path: MediaPath) throws -> Int {
    try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM folder JOIN location ON location.folder = folder.id
          WHERE location.state = 0 AND \(FolderScope.condition)
          """, arguments: FolderScope(path).arguments) ?? 0
    }
  }
}
