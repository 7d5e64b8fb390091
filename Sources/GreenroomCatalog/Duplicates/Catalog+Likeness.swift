import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// Those of `assets` that nobody has looked at yet, or only as an older version did.
  package func assetsWithoutLikeness(among assets: [AssetKey]) throws -> [AssetKey] {
    try read { database in
      let known = try Set(
        AssetKey.fetchAll(
          database, sql: "SELECT asset FROM likeness WHERE version = ?", arguments: [Likeness.version]))
      return assets.filter { !known.contains($0) }
    }
  }

  /// Keeps what assets look and sound like.
  package func keep(_ likenesses: [(asset: AssetKey, likeness: Likeness)]) throws {
    guard !likenesses.isEmpty else { return }
    try write { database in
      for (asset, likeness) in likenesses {
        try database.run(
          """
          INSERT INTO likeness (asset, version, picture, moments, sound) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (asset) DO UPDATE SET version = excluded.version, picture = excluded.picture,
            moments = excluded.moments, sound = excluded.sound
          """,
          asset, Likeness.version, likeness.picture.map { Int64(bitPattern: $0.bits) },
          Self.stored(likeness.moments.map { $0?.bits ?? 0 }), Self.stored(likeness.sound))
      }
    }
  }

  /// In the order of `assets`; one that is not known resembles nothing.
  package func likenesses(of assets: [AssetKey]) throws -> [Likeness] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT picture, moments, sound FROM likeness WHERE asset = ? AND version = ?")
      return try assets.map { asset in
        guard let row = try Row.fetchOne(statement, arguments: [asset, Likeness.version]) else {
          return Likeness()
        }
        return Likeness(
          picture: (try row.at(0) as Int64?).map { PictureHash(bits: UInt64(bitPattern: $0)) },
          moments: Self.numbers(try row.at(1), UInt64.self).map { $0 == 0 ? nil : PictureHash(bits: $0) },
          sound: Self.numbers(try row.at(2), UInt32.self))
      }
    }
  }

  private static func stored<Number: FixedWidthInteger>(_ numbers: [Number]) -> Data? {
    guard !numbers.isEmpty else { return nil }
    return numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  private static func numbers<Number: FixedWidthInteger>(_ data: Data?, _ type: Number.Type) -> [Number] {
    guard let data else { return [] }
    let size = MemoryLayout<Number>.size
    return data.withUnsafeBytes { bytes in
      (0..<bytes.count / size).map {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: Number.self))
      }
    }
  }
}
