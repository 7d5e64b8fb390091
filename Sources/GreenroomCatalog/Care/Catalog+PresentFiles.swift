import Foundation
import GRDB
package import GreenroomModel

/// A file that should be there, and how its content can be told.
package struct PresentFile: Sendable {
  package let location: LocationKey
  package let path: MediaPath
  package let stamp: FileStamp
  package let asset: AssetKey
  package let id: AssetID
  package let fingerprint: Fingerprint
  /// Nil until something needed it.
  package let contentHash: ContentHash?
  package let sha256: SHA256Digest?
}

extension Catalog {
  /// Goes through every file that was there when it was last looked for, by folder and name.
  package func forEachPresentFile(_ body: (PresentFile) throws -> Void) throws {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT location.id, asset, device, inode, size, modified, state, probeVersion, folder.path, location.name,
            asset.id, fingerprint, contentHash, sha256
          FROM folder JOIN location ON location.folder = folder.id JOIN asset ON asset.pk = location.asset
          WHERE state = 0 ORDER BY folder.path, location.name
          """)
      while let row = try rows.next() {
        let known = try KnownLocation(row: row)
        guard let asset = known.asset, let id = AssetID(try row.at(10) as String) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an asset has no proper id")
        }
        let (folder, name): (StoredPath, StoredPath) = (try row.at(8), try row.at(9))
        try body(
          PresentFile(
            location: known.location, path: folder.mediaPath.appending(name.bytes), stamp: known.stamp,
            asset: asset, id: id, fingerprint: row.at(11), contentHash: row.at(12), sha256: row.at(13)))
      }
    }
  }
}
