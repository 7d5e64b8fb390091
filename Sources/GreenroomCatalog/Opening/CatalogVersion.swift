import GRDB
import Glibc
import GreenroomModel

/// Which migrations a catalog has been through.
enum CatalogVersion: Equatable {
  /// An empty file: made, and nothing written yet.
  case absent
  case older(migrations: Int)
  case current

  /// Opens one connection that changes nothing. Where there is a log, only a read-only connection is sure
  /// not to move its content into the catalog as it closes; where there is none, only a writing one is sure
  /// to take its own away again.
  static func openForReading(_ library: LibraryFolder) throws -> DatabaseQueue {
    try openForReading(library.catalogPath)
  }

  /// The same for a catalog that may lie anywhere, also where nobody may write.
  static func openForReading(_ path: String) throws -> DatabaseQueue {
    var configuration = Catalog.configuration
    configuration.readonly = access(path + "-wal", F_OK) == 0 || access(path, W_OK) != 0
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  static func read(of library: LibraryFolder, latest: Int = Schema.version) throws -> CatalogVersion {
    let database = try openForReading(library)
    defer { try? database.close() }
    return try database.read { try read(from: $0, at: library.catalogPath, latest: latest) }
  }

  /// - Throws: `catalog` where the database is newer than this program or is none of ours.
  static func read(
    from database: Database, at path: String, latest: Int = Schema.version
  ) throws -> CatalogVersion {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if application != Schema.applicationID {
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      guard application == 0, version == 0, tables == 0 else { throw foreign(path) }
      return .absent
    }
    if version > latest { throw newer(path, version, latest) }
    return version == latest ? .current : .older(migrations: version)
  }

  private static func newer(_ path: String, _ version: Int, _ latest: Int) -> GreenroomError {
    GreenroomError(
      .catalog,
      "The catalog “\(path)” was made by a newer Greenroom (format \(version); this one knows \(latest)). "
        + "It was left as it is.",
      hint: "Install the newer Greenroom, or use another library with --library DIR.")
  }

  private static func foreign(_ path: String) -> GreenroomError {
    GreenroomError(
      .catalog, "“\(path)” is a database of another program. It was left as it is.",
      hint: "Choose another folder with --library DIR.")
  }
}
