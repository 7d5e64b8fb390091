import GRDB
import GreenroomModel

extension Catalog {
  /// Says several things of assets as one operation, which is taken back as one.
  ///
  /// - Parameter requirement: Throws where nothing is to be changed. It may read the catalog, which nobody changes
  ///   from then until the change is done.
  /// - Returns: The assets that changed, and the operation's number; nil where nothing did.
  /// - Throws: `conflict` where another asset has the name.
  package func change(
    _ assets: [AssetKey], _ change: AssetChange, where requirement: () throws -> Void = {}
  ) throws -> (changed: Set<AssetKey>, operation: Int64?) {
    let (changed, number) = try perform { database in
      try requirement()
      let changed = try Self.apply(change, to: assets, database)
      let number = try Int64.fetchOne(database, sql: "SELECT operation FROM operationUnderWay")
      return (changed, number)
    } summary: {
      "Changed \(change.words) of \(Self.count($0.0))"
    }
    return (changed, changed.isEmpty ? nil : number)
  }

  private static func apply(
    _ change: AssetChange, to assets: [AssetKey], _ database: Database
  ) throws -> Set<AssetKey> {
    var changed: Set<AssetKey> = []
    if let name = change.name, let asset = assets.first {
      let previous = try Self.name(asset, name.content, database)
      if previous != name.content?.text { changed.insert(asset) }
    }
    changed.formUnion(try put(change.addTags, on: assets, database))
    changed.formUnion(try take(change.removeTags, off: assets, database))
    if let rating = change.rating {
      changed.formUnion(try set("rating", to: rating.content, of: assets, database))
    }
    if let pick = change.pick {
      changed.formUnion(try set("pick", to: pick.content?.rawValue, of: assets, database))
    }
    if let note = change.note { changed.formUnion(try set("note", to: note.content, of: assets, database)) }
    if let time = change.trash {
      changed.formUnion(try move(assets, intoTrashAt: time.content, database))
    }
    return changed
  }
}

extension AssetChange {
  /// What it is about, for the history.
  fileprivate var words: String {
    let parts: [(Bool, String)] = [
      (name != nil, "the name"), (!addTags.isEmpty || !removeTags.isEmpty, "tags"),
      (rating != nil, "the rating"), (pick != nil, "the pick"), (note != nil, "the note"),
      (trash != nil, "the place in the trash"),
    ]
    return parts.filter(\.0).map(\.1).joined(separator: ", ")
  }
}
