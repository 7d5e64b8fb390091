import GRDB
import Glibc
import GreenroomModel

/// Brings a catalog up to date, one migration a transaction, with a backup before each.
enum Migrating {
  /// Call it only while the library is locked; another process may have done the work while this one waited.
  static func bringUpToDate(
    _ library: LibraryFolder, migrations: [Schema.Migration] = Schema.migrations
  ) throws {
    if !library.hasCatalog { try library.createFile(library.catalogPath) }
    // Asked for its refusals too, before anything is written.
    guard try CatalogVersion.read(of: library, latest: migrations.count) != .current else { return }
    let database = try DatabaseQueue(path: library.catalogPath, configuration: Catalog.configuration)
    defer { try? database.close() }
    // Signed before anything else, so that a half-made catalog is never taken for another program's.
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      try database.execute(sql: "PRAGMA journal_mode = WAL")
    }
    var done = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    // A catalog that is made just now holds nothing to be kept.
    let isNew = done == 0
    while done < migrations.count {
      let backup = isNew ? nil : try backUp(database, before: migrations[done], in: library)
      do {
        try migrate(database, through: migrations[done], to: done + 1)
      } catch {
        // The catalog is as it was, and the next try makes another copy.
        if let backup { unlink(backup) }
        throw error
      }
      done += 1
    }
  }

  private static func migrate(
    _ database: DatabaseQueue, through migration: Schema.Migration, to version: Int
  ) throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(migration.name) { database in
      try database.execute(sql: migration.sql)
      try migration.finish(database)
      try database.execute(sql: "PRAGMA user_version = \(version)")
    }
    try migrator.migrate(database)
  }

  /// A whole copy beside the catalog, under its name only once it is complete. Never in place of an earlier one: a
  /// catalog that was restored may be another.
  private static func backUp(
    _ database: DatabaseQueue, before migration: Schema.Migration, in library: LibraryFolder
  ) throws -> String {
    let stem = "\(library.path)/catalog.before-\(migration.name)"
    let unfinished = stem + ".sqlite.unfinished"
    unlink(unfinished)
    try library.createFile(unfinished)
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
    }
    var (backup, number) = (stem + ".sqlite", 1)
    while access(backup, F_OK) == 0 {
      number += 1
      backup = "\(stem)-\(number).sqlite"
    }
    try library.publish(unfinished, as: backup)
    return backup
  }
}
