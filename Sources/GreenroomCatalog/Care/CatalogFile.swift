import GRDB
import Glibc
import GreenroomModel

/// A catalog as a file: the one in use, a backup, or one that was put aside; of any format up to this program's,
/// sound or not. Looking at it never migrates it.
package struct CatalogFile: Equatable, Sendable {
  package let path: String
  /// Of the library that uses it; nil for a copy.
  private let library: LibraryFolder?

  package init(path: String) {
    self.path = path
    library = nil
  }

  /// The one that the library in `folder` uses.
  package init(ofLibrary folder: String) {
    let library = LibraryFolder(path: folder)
    self.library = library
    path = library.catalogPath
  }

  package var exists: Bool { access(path, F_OK) == 0 }

  /// In bytes, without the log; 0 where it is not there.
  package var byteCount: Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// - Throws: `catalog` where it is another program's, a newer one's, empty, or cannot be read.
  package func summary() throws -> CatalogSummary {
    try reading { database in
      let version = try formatVersion(database)
      func count(_ table: String) throws -> Int {
        guard try database.tableExists(table) else { return 0 }
        return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
      }
      return try CatalogSummary(
        formatVersion: version, assets: count("asset"), tags: count("tag"), sets: count("referenceSet"),
        requests: count("request"), tasks: count("task"))
    }
  }

  /// False for one that opening would first bring up to date.
  ///
  /// - Throws: As ``summary()``.
  package func isOfPresentFormat() throws -> Bool { try reading(formatVersion) == Schema.version }

  /// What is wrong with its structure, in SQLite's words; empty where it is sound. Reads everything.
  ///
  /// - Throws: As ``summary()``.
  package func problems() throws -> [String] {
    try reading { database in
      _ = try formatVersion(database)
      return try Self.problems(of: database, thorough: true)
    }
  }

  private func formatVersion(_ database: Database) throws -> Int {
    switch try CatalogVersion.read(from: database, at: path) {
    case .absent: throw GreenroomError(.catalog, "“\(path)” is no catalog: there is nothing in it.")
    case .older(let version): version
    case .current: Schema.version
    }
  }

  /// Runs `body` on one consistent state.
  func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try open { database in try database.read(body) }
  }

  /// Opens one connection that changes nothing, and closes it again.
  func open<Value>(_ body: (DatabaseQueue) throws -> Value) throws -> Value {
    guard exists else {
      throw GreenroomError(
        .notFound, "There is no catalog “\(path)”.",
        hint: "`greenroom backup list` shows the copies there are.")
    }
    return try Catalog.translatingErrors(at: path) {
      let database = try connection()
      defer { try? database.close() }
      return try body(database)
    }
  }

  private func connection() throws -> DatabaseQueue {
    guard let library else { return try CatalogVersion.openForReading(path) }
    return try library.whileOpening {
      let database = try CatalogVersion.openForReading(path)
      // From its first read on SQLite's own locks tell that it is open.
      _ = try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
      return database
    }
  }

  /// - Parameter thorough: Compares every index with its table too.
  static func problems(of database: Database, thorough: Bool) throws -> [String] {
    let check = thorough ? "integrity_check" : "quick_check"
    let problems = try String.fetchAll(database, sql: "PRAGMA \(check)(20)").filter { $0 != "ok" }
    let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
      "a row of \(try row.at(0) as String) points to a row of \(try row.at(2) as String) that is not there"
    }
    return problems + orphans
  }
}

/// How much a catalog holds.
package struct CatalogSummary: Equatable, Sendable {
  /// How many migrations it has been through.
  package let formatVersion: Int
  package let assets: Int
  package let tags: Int
  package let sets: Int
  package let requests: Int
  package let tasks: Int
}
