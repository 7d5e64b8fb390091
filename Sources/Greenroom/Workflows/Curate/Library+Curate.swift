import GreenroomCatalog
package import GreenroomModel

extension Library {
  /// Gives an asset a name that prompts and commands can use, or takes it away (nil).
  package func setName(_ name: AssetName?, of argument: AssetArgument) throws -> NameDocument {
    let record = try indexed(argument)
    let previous = try catalog.setName(name, of: record.key)
    return NameDocument(id: record.id, name: name?.text, previous: previous, path: record.path?.text)
  }

  /// Every tag and how many assets bear it.
  package func tags() throws -> TagsDocument {
    let tags = try catalogIfPresent?.tags() ?? []
    return TagsDocument(tags: tags.map { TagsDocument.Entry(name: $0.name, assets: $0.assets) })
  }

  /// Puts tags on assets: those that are named, or all that the words of a query find.
  package func add(tags: [String], to arguments: [AssetArgument]) throws -> TaggingDocument {
    try changeTags("add", tags, arguments) { try $0.add(tags: $1, to: $2) }
  }

  /// Takes tags off assets.
  package func remove(tags: [String], from arguments: [AssetArgument]) throws -> TaggingDocument {
    try changeTags("remove", tags, arguments) { try $0.remove(tags: $1, from: $2) }
  }

  private func changeTags(
    _ action: String, _ tags: [String], _ arguments: [AssetArgument],
    _ change: (Catalog, [String], [AssetKey]) throws -> Set<AssetKey>
  ) throws -> TaggingDocument {
    let tags = try tags.map(TagName.validated)
    let records = try selected(arguments)
    let changed = try change(try catalog, tags, records.map(\.key))
    let changedIDs = records.filter { changed.contains($0.key) }.map(\.id)
    return TaggingDocument(
      action: action, tags: tags, changed: changedIDs, unchanged: records.count - changedIDs.count)
  }
}
