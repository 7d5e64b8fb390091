package import Foundation
import GRDB
import GreenroomModel

/// What somebody who chooses says of an asset.
package enum Pick: Int64, Sendable, CaseIterable {
  case rejected = -1
  case picked = 1
}

// Each gives the assets that changed.
extension Catalog {
  /// - Parameter rating: 0 to 5; nil takes it away.
  package func rate(_ assets: [AssetKey], _ rating: Int?) throws -> Set<AssetKey> {
    try mark(assets, "rating", rating) { changed in
      rating.map { "Rated \(Self.count(changed)) \($0)" } ?? "Took the rating of \(Self.count(changed))"
    }
  }

  /// - Parameter pick: Nil takes it away.
  package func pick(_ assets: [AssetKey], _ pick: Pick?) throws -> Set<AssetKey> {
    try mark(assets, "pick", pick?.rawValue) { changed in
      switch pick {
      case .picked: "Picked \(Self.count(changed))"
      case .rejected: "Rejected \(Self.count(changed))"
      case nil: "Neither picked nor rejected \(Self.count(changed)) any more"
      }
    }
  }

  /// - Parameter note: Nil takes it away.
  package func annotate(_ assets: [AssetKey], _ note: String?) throws -> Set<AssetKey> {
    try mark(assets, "note", note) { changed in
      note == nil ? "Took the note of \(Self.count(changed))" : "Wrote a note on \(Self.count(changed))"
    }
  }

  /// Out of sight, with everything that hangs on them, or back.
  ///
  /// - Parameter time: Nil brings them back. Those in the trash already keep their time.
  package func trash(_ assets: [AssetKey], at time: Date?) throws -> Set<AssetKey> {
    try perform { database in
      try Self.move(assets, intoTrashAt: time, database)
    } summary: {
      time == nil ? "Brought \(Self.count($0)) back from the trash" : "Put \(Self.count($0)) into the trash"
    }
  }

  private func mark(
    _ assets: [AssetKey], _ column: String, _ value: (any DatabaseValueConvertible)?,
    summary: (Set<AssetKey>) -> String
  ) throws -> Set<AssetKey> {
    try perform({ try Self.set(column, to: value, of: assets, $0) }, summary: summary)
  }

  // MARK: - As a part of an operation

  static func move(
    _ assets: [AssetKey], intoTrashAt time: Date?, _ database: Database
  ) throws -> Set<AssetKey> {
    var changed: Set<AssetKey> = []
    for asset in assets {
      try database.run(
        "UPDATE asset SET trashedAt = ?2 WHERE pk = ?1 AND (trashedAt IS NULL) <> (?2 IS NULL)", asset,
        time?.milliseconds)
      if database.changesCount == 1 { changed.insert(asset) }
    }
    return changed
  }

  /// - Parameter column: Of `rating`, `pick` and `note`.
  static func set(
    _ column: String, to value: (any DatabaseValueConvertible)?, of assets: [AssetKey], _ database: Database
  ) throws -> Set<AssetKey> {
    var changed: Set<AssetKey> = []
    for asset in assets {
      try database.run(
        "UPDATE asset SET \(column) = ?2 WHERE pk = ?1 AND \(column) IS NOT ?2", asset, value)
      if database.changesCount == 1 { changed.insert(asset) }
    }
    return changed
  }
}
