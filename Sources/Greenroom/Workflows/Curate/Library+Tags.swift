import GreenroomCatalog
import GreenroomModel

extension Library {
  /// Every tag and how many assets bear it.
  package func tags() throws -> TagsDocument {
    let tags = try catalogIfPresent?.tags() ?? []
    return TagsDocument(
      tags: tags.map { TagsDocument.Entry(name: $0.name, assets: $0.assets, aliases: $0.aliases) })
  }

  /// Puts tags on assets.
  package func add(tags: [String], to chosen: ChosenAssets) throws -> TaggingDocument {
    try changeTags("add", tags, chosen) { try $0.add(tags: $1, to: $2) }
  }

  /// Takes tags off assets.
  package func remove(tags: [String], from chosen: ChosenAssets) throws -> TaggingDocument {
    try changeTags("remove", tags, chosen) { try $0.remove(tags: $1, from: $2) }
  }

  /// Calls a tag otherwise, and with it all that stand below it.
  package func renameTag(_ name: String, to new: String) throws -> TagChangeDocument {
    let renamed = try catalog.renameTag(name, to: TagName.validated(new))
    return TagChangeDocument(
      action: "rename", tags: renamed.map { .init(name: $0.from, becomes: $0.to) }, changed: [])
  }

  /// Makes one tag of several; their names go on to mean it.
  package func mergeTags(_ names: [String], into target: String) throws -> TagChangeDocument {
    let target = try TagName.validated(target)
    let changed = try catalog.mergeTags(names, into: target)
    let assets = try catalog.ids(of: changed)
    return TagChangeDocument(
      action: "merge", tags: names.map { .init(name: $0, becomes: target) }, changed: assets)
  }

  /// Lets another word mean a tag.
  package func addAlias(_ alias: String, of tag: String) throws -> TagChangeDocument {
    let alias = try TagName.validated(alias)
    try catalog.addAlias(alias, of: tag)
    return TagChangeDocument(action: "alias", tags: [.init(name: alias, becomes: tag)], changed: [])
  }

  package func removeAlias(_ alias: String) throws -> TagChangeDocument {
    try catalog.removeAlias(alias)
    return TagChangeDocument(action: "unalias", tags: [.init(name: alias, becomes: nil)], changed: [])
  }

  private func changeTags(
    _ action: String, _ tags: [String], _ chosen: ChosenAssets,
    _ change: (Catalog, [String], [AssetKey]) throws -> Set<AssetKey>
  ) throws -> TaggingDocument {
    let tags = try tags.map(TagName.validated)
    let changed = try change(try catalog, tags, chosen.records.map(\.key))
    let changedIDs = chosen.records.filter { changed.contains($0.key) }.map(\.id)
    return TaggingDocument(
      action: action, tags: tags, changed: changedIDs, unchanged: chosen.count - changedIDs.count)
  }
}
