import GRDB
import Glibc
import GreenroomModel

extension CatalogFile {
  /// Puts a copy of this catalog in the place of the one that the library in `folder` uses, which gets the name
  /// `aside`: at every moment, also where the program is killed, the library's catalog is wholly the old one or
  /// wholly the new one, and the old one has a name.
  ///
  /// - Parameter aside: A path in the same folder that nothing has, and that begins with ``asidePrefix``.
  /// - Returns: Whether there was one to be put aside.
  /// - Throws: `catalog` where this one is damaged, newer or no catalog; `conflict` where a program has the
  ///   library's catalog open.
  @discardableResult
  package func restore(into folder: String, settingAside aside: String) throws -> Bool {
    let library = LibraryFolder(path: folder)
    try library.create()
    try FileSystemCheck.refuseRemote(folder)
    return try library.whileLocked {
      let unfinished = library.path + "/" + Self.unfinishedName
      // Of a run that was killed: whoever restores at this moment has the library locked.
      Self.remove(unfinished)
      defer { Self.remove(unfinished) }
      // Asked once before the long work, and held once more after it.
      if library.hasCatalog { _ = try ExclusiveClaim(on: library.catalogPath) }
      try write(to: unfinished)
      try Self.useLog(unfinished)
      return try Self.exchange(library, for: unfinished, settingAside: aside)
    }
  }

  /// What a restoring that was killed leaves in the library.
  package static let unfinishedName = "catalog.sqlite.restoring"

  /// What the names of catalogs begin with that were put aside.
  package static let asidePrefix = "catalog.before-restore-"

  private static func remove(_ path: String) {
    for name in [path] + LibraryFolder.companions(of: path) { unlink(name) }
  }

  /// A catalog with a log is locked for as long as it is open, so that the next restoring can tell.
  private static func useLog(_ path: String) throws {
    try Catalog.translatingErrors(at: path) {
      let database = try DatabaseQueue(path: path, configuration: Catalog.configuration)
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      try database.close()
    }
  }

  private static func exchange(
    _ library: LibraryFolder, for unfinished: String, settingAside aside: String
  ) throws -> Bool {
    let restore = InterruptedRestore(library)
    guard library.hasCatalog else {
      try restore.setAsideOrphans(as: aside)
      try library.publish(unfinished, as: library.catalogPath)
      return false
    }
    restore.undo()
    settleLog(of: library)
    // Held until the other catalog has the name: nobody opens the old one in between.
    let claim = try ExclusiveClaim(on: library.catalogPath)
    defer { withExtendedLifetime(claim) {} }
    try restore.setAside(as: aside)
    do {
      try library.publish(unfinished, as: library.catalogPath)
    } catch {
      restore.undo()
      throw error
    }
    return true
  }

  /// Has the log taken into the catalog, as the last program does that closes it. One that is damaged cannot,
  /// and one that another program has open keeps its log: both show in what follows.
  private static func settleLog(of library: LibraryFolder) {
    var configuration = Catalog.configuration
    configuration.busyMode = .timeout(1)
    guard let database = try? DatabaseQueue(path: library.catalogPath, configuration: configuration) else {
      return
    }
    try? database.writeWithoutTransaction { database in
      _ = try Row.fetchAll(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try? database.close()
  }
}
