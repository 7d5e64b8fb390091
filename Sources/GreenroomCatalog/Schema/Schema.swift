import GRDB

/// The catalog's migrations, oldest first. Always append; never edit one that a release has carried, since
/// people's catalogs have already gone through it.
enum Schema {
  /// Written into every catalog's header, so that another program's database is never taken for one.
  static let applicationID: Int32 = 0x4752_4D31  // "GRM1"

  struct Migration: Sendable {
    /// Also in the name of the backup that is made before it: `catalog.before-<name>.sqlite`.
    let name: String
    let sql: String
    /// What SQL cannot do, afterwards in the same transaction.
    var finish: @Sendable (Database) throws -> Void = { _ in }
  }

  static let migrations = [
    Migration(name: "1-first-catalog", sql: firstCatalog),
    Migration(name: "2-staging", sql: staging),
    Migration(name: "3-tasks", sql: tasks),
    Migration(name: "4-text", sql: textSearch),
    Migration(name: "5-curation", sql: curation),
    Migration(name: "6-words", sql: words),
    Migration(name: "7-embedded", sql: embedded),
    Migration(name: "8-revision", sql: revision),
    Migration(name: "9-duplicates", sql: duplicates),
    Migration(name: "10-looks", sql: looks),
    Migration(name: "11-fours", sql: fours),
    Migration(name: "12-write-keys", sql: writeKeys),
    Migration(name: "13-untriggered", sql: untriggered),
    Migration(name: "14-fields", sql: fields),
    // The newest one settles the words, which are gathered from the newest tables.
    Migration(name: "15-looks-again", sql: looksAgain, finish: SearchIndex.settle),
  ]

  /// What `PRAGMA user_version` says of a catalog that has been through all migrations.
  static var version: Int { migrations.count }
}
