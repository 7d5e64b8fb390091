package import GreenroomModel

/// `greenroom.tags/1`: every tag and how many assets bear it.
package struct TagsDocument: Encodable, Equatable, Sendable {
  package struct Entry: Encodable, Equatable, Sendable {
    package let name: String
    package let assets: Int
    /// Other words for it.
    package let aliases: [String]

    package init(name: String, assets: Int, aliases: [String]) {
      self.name = name
      self.assets = assets
      self.aliases = aliases
    }
  }

  package let schema = "greenroom.tags/1"
  package let tags: [Entry]

  package init(tags: [Entry]) { self.tags = tags }
}

/// `greenroom.tagging/1`: what adding or removing tags did.
package struct TaggingDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.tagging/1"
  /// `add` or `remove`.
  package let action: String
  package let tags: [String]
  /// The assets that changed.
  package let changed: [AssetID]
  /// How many were as asked already.
  package let unchanged: Int

  package init(action: String, tags: [String], changed: [AssetID], unchanged: Int) {
    self.action = action
    self.tags = tags
    self.changed = changed
    self.unchanged = unchanged
  }
}

/// `greenroom.tagchange/1`: what renaming, merging or an alias did to tags.
package struct TagChangeDocument: Encodable, Equatable, Sendable {
  package struct Change: Encodable, Equatable, Sendable {
    package let name: String
    /// What it is called or means now; null where it means nothing any more.
    package let becomes: String?
  }

  package let schema = "greenroom.tagchange/1"
  /// `rename`, `merge`, `alias` or `unalias`.
  package let action: String
  package let tags: [Change]
  /// The assets that bear a tag now that they did not bear before.
  package let changed: [AssetID]
}

/// `greenroom.name/1`: an asset's name, now and before.
package struct NameDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.name/1"
  package let id: AssetID
  /// Null where the name was taken away.
  package let name: String?
  package let previous: String?
  package let path: String?

  package init(id: AssetID, name: String?, previous: String?, path: String?) {
    self.id = id
    self.name = name
    self.previous = previous
    self.path = path
  }
}
