import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// Records digests that were taken of assets' present content.
  package func keep(_ digests: [AssetKey: ContentDigest]) throws {
    guard !digests.isEmpty else { return }
    try write { database in
      for (asset, digest) in digests {
        try database.run(
          """
          INSERT OR REPLACE INTO contentDigest (sha256, bytes, head, tail, partLength, parts)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          digest.sha256, digest.byteCount, digest.head, digest.tail, ContentDigest.partLength,
          Data(digest.parts.flatMap(\.bytes)))
        try database.run("UPDATE asset SET sha256 = ? WHERE pk = ?", digest.sha256, asset)
      }
    }
  }

  /// The digests of this content; nil where none were taken, or in parts of another length.
  package func digest(of content: SHA256Digest) throws -> ContentDigest? {
    try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: "SELECT bytes, head, tail, parts FROM contentDigest WHERE sha256 = ? AND partLength = ?"),
        arguments: [content, ContentDigest.partLength])
      guard let row else { return nil }
      let parts: Data = try row.at(3)
      let size = SHA256Digest.byteCount
      return try ContentDigest(
        sha256: content, byteCount: row.at(0), head: row.at(1), tail: row.at(2),
        parts: stride(from: 0, to: parts.count, by: size).compactMap { start in
          SHA256Digest(parts.dropFirst(start).prefix(size))
        })
    }
  }
}

extension SHA256Digest: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { Data(bytes).databaseValue }
  static func fromDatabaseValue(_ value: DatabaseValue) -> SHA256Digest? {
    Data.fromDatabaseValue(value).flatMap { SHA256Digest($0) }
  }
}
