import CSQLite
import GRDB
import GreenroomModel

extension Catalog {
  /// What a command means to do. Reading opens one connection that leaves the library's bytes as they are.
  package enum Access: Sendable {
    case readOnly, readWrite
  }

  /// How long one process waits for another that is writing, in seconds.
  static let patience = 60.0

  /// Opens the catalog of the library in `folder` for reading and writing; makes folder and catalog where
  /// they are missing, and brings an older catalog up to date after a backup.
  ///
  /// - Parameter actor: Whom the history names for what is done.
  /// - Throws: `catalog` where the catalog is newer than this program, damaged, not one of ours, on a network
  ///   file system, or cannot be written.
  package static func open(in folder: String, by actor: String = "greenroom") throws -> Catalog {
    let library = LibraryFolder(path: folder)
    try library.create()
    try FileSystemCheck.refuseRemote(folder)
    return try openForWriting(library, by: actor)
  }

  /// Opens the catalog of the library in `folder` where there is one; makes nothing and gives nil where there
  /// is none. An older catalog is brought up to date first, unless `migrating` is false: then it is refused.
  package static func openIfPresent(
    in folder: String, access: Access = .readOnly, migrating: Bool = true
  ) throws -> Catalog? {
    let library = LibraryFolder(path: folder)
    guard library.hasCatalog else { return nil }
    try FileSystemCheck.refuseRemote(folder)
    if access == .readWrite { return try openForWriting(library, by: "greenroom") }
    return try openForReading(library, migrating: migrating)
  }

  private static func openForWriting(_ library: LibraryFolder, by actor: String) throws -> Catalog {
    let path = library.catalogPath
    return try translatingErrors(at: path) {
      let pool = { try DatabasePool(path: path, configuration: configurationForWriting) }
      let current = try library.whileOpening {
        try library.hasCatalog && CatalogVersion.read(of: library) == .current ? pool() : nil
      }
      let database =
        try current
        ?? library.whileLocked {
          try Migrating.bringUpToDate(library)
          return try pool()
        }
      return Catalog(path: path, access: .readWrite, actor: actor, database: database)
    }
  }

  /// One plain connection instead of a pool: a pool would write to the log as it opens.
  private static func openForReading(_ library: LibraryFolder, migrating: Bool) throws -> Catalog? {
    let path = library.catalogPath
    return try translatingErrors(at: path) {
      let (database, version) = try library.whileOpening {
        let database = try CatalogVersion.openForReading(library)
        return (database, try database.read { try CatalogVersion.read(from: $0, at: path) })
      }
      if version == .current { return Catalog(path: path, access: .readOnly, database: database) }
      try database.close()
      if version == .absent { return nil }
      guard migrating else { throw older(path) }
      try library.whileLocked { try Migrating.bringUpToDate(library) }
      return try openForReading(library, migrating: false)
    }
  }

  /// Nobody asks SQLite how much memory it has, but it counts under a lock that every connection takes for every
  /// allocation. Before the first connection, or it changes nothing.
  private static let countsNoMemory = greenroom_sqlite_count_no_memory()

  static var configuration: Configuration {
    _ = countsNoMemory
    var configuration = Configuration()
    configuration.label = "catalog"
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      for function in [.matchesFolded, .holdsWords, .relevance] as [DatabaseFunction] {
        database.add(function: function)
      }
      // What a page of a million assets reads: some 1,000 pages, of which each question needs most again. SQLite
      // keeps half of them by itself.
      try database.execute(sql: "PRAGMA cache_size = -16384")
    }
    return configuration
  }

  /// Statements that fire triggers have the pages kept that they change, until they are done, which SQLite would write
  /// to a file. Not for migrations, one statement of which may change everything.
  private static var configurationForWriting: Configuration {
    var configuration = configuration
    configuration.prepareDatabase { database in
      if database.configuration.readonly { return }
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      try WritingRoom.usual.give(to: database)
    }
    return configuration
  }

  private static func older(_ path: String) -> GreenroomError {
    GreenroomError(
      .catalog, "The catalog “\(path)” was made by an older Greenroom and must be brought up to date first.",
      hint: "Run `greenroom doctor`, which makes a backup and does it, and then this command again.")
  }
}
