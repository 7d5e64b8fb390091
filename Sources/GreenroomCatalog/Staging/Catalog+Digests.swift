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

  /// The keys of these assets and the digests of their content, as far as the catalog has them, in one read.
  package func digests(of assets: [AssetID]) throws -> [AssetID: AssetDigest] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT asset.pk, d.bytes, d.head, d.tail, d.parts, d.sha256 FROM asset
            LEFT JOIN contentDigest d ON d.sha256 = asset.sha256 AND d.partLength = ?
          WHERE asset.id = ?
          """)
      var found: [AssetID: AssetDigest] = [:]
      for asset in assets where found[asset] == nil {
        guard let row = try Row.fetchOne(statement, arguments: [ContentDigest.partLength, asset.text])
        else { continue }
        let content: SHA256Digest? = try row.at(5)
        found[asset] = try AssetDigest(
          key: AssetKey(row: row.at(0)), digest: content.map { try Self.digest($0, row, from: 1) })
      }
      return found
    }
  }

  /// The digests of this content; nil where none were taken, or in parts of another length.
  package func digest(of content: SHA256Digest) throws -> ContentDigest? {
    try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: "SELECT bytes, head, tail, parts FROM contentDigest WHERE sha256 = ? AND partLength = ?"),
        arguments: [content, ContentDigest.partLength])
      return try row.map { try Self.digest(content, $0, from: 0) }
    }
  }

  /// Reads `bytes, head, tail, parts` from the columns that begin at `first`.
  private static func digest(
    _ content: SHA256Digest, _ row: Row, from first: Int
  ) throws -> ContentDigest {
    let parts: Data = try row.at(first + 3)
    let size = SHA256Digest.byteCount
    return try ContentDigest(
      sha256: content, byteCount: row.at(first), head: row.at(first + 1), tail: row.at(first + 2),
      parts: stride(from: 0, to: parts.count, by: size).compactMap { start in
        SHA256Digest(parts.dropFirst(start).prefix(size))
      })
  }
}

/// An asset's row, and the digests of its content where they were taken.
package struct AssetDigest: Equatable, Sendable {
  package let key: AssetKey
  package let digest: ContentDigest?

  package init(key: AssetKey, digest: ContentDigest?) {
    self.key = key
    self.digest = digest
  }
}

extension SHA256Digest: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { Data(bytes).databaseValue }
  static func fromDatabaseValue(_ value: DatabaseValue) -> SHA256Digest? {
    Data.fromDatabaseValue(value).flatMap { SHA256Digest($0) }
  }
}
