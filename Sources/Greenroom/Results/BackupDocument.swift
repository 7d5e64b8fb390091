package import GreenroomCatalog

/// `greenroom.backup/1`: a copy of the catalog that was made.
package struct BackupDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.backup/1"
  /// True where nothing was written.
  package let dryRun: Bool
  package let path: String
  /// Null where nothing was written.
  package let bytes: Int64?
  package let holds: CatalogHoldings
  /// Older copies that were, or would be, removed.
  package let removed: [String]

  package init(dryRun: Bool, path: String, bytes: Int64?, holds: CatalogHoldings, removed: [String]) {
    self.dryRun = dryRun
    self.path = path
    self.bytes = bytes
    self.holds = holds
    self.removed = removed
  }
}

/// How much is in a catalog.
package struct CatalogHoldings: Encodable, Equatable, Sendable {
  package let formatVersion: Int
  package let assets: Int
  package let tags: Int
  package let sets: Int
  package let requests: Int
  package let tasks: Int

  package init(_ summary: CatalogSummary) {
    formatVersion = summary.formatVersion
    assets = summary.assets
    tags = summary.tags
    sets = summary.sets
    requests = summary.requests
    tasks = summary.tasks
  }

  package init(formatVersion: Int, assets: Int, tags: Int, sets: Int, requests: Int, tasks: Int) {
    self.formatVersion = formatVersion
    self.assets = assets
    self.tags = tags
    self.sets = sets
    self.requests = requests
    self.tasks = tasks
  }
}

/// `greenroom.backups/1`: every copy of the catalog that the library has, the newest first.
package struct BackupsDocument: Encodable, Equatable, Sendable {
  package struct Item: Encodable, Equatable, Sendable {
    package enum Kind: String, Encodable, Sendable {
      /// Made by `backup`.
      case backup
      /// Made before the catalog was brought up to date.
      case migration
      /// What a `restore` put aside.
      case restore
    }

    package let path: String
    package let kind: Kind
    package let bytes: Int64
    /// RFC 3339.
    package let madeAt: String

    package init(path: String, kind: Kind, bytes: Int64, madeAt: String) {
      self.path = path
      self.kind = kind
      self.bytes = bytes
      self.madeAt = madeAt
    }
  }

  package let schema = "greenroom.backups/1"
  package let backups: [Item]

  package init(backups: [Item]) { self.backups = backups }
}
