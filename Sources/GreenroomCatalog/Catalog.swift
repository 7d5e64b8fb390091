import GRDB
import GreenroomModel

/// The catalog of one library: assets, where they are, what people said about them, and the requests that
/// used them. Every write is a named transaction; any number of processes may share one catalog.
///
/// All methods block, so call them from a thread that may wait and never from Swift's cooperative pool.
/// They throw ``GreenroomError``.
package final class Catalog: Sendable {
  /// The catalog's file, in the library's folder.
  package let path: String
  package let access: Access
  /// Whom the history names for what is done through this one.
  package let actor: String
  private let database: any DatabaseWriter

  init(path: String, access: Access, actor: String = "greenroom", database: any DatabaseWriter) {
    self.path = path
    self.access = access
    self.actor = actor
    self.database = database
  }

  /// Closes the connections now rather than when the last reference goes, which takes the log into the
  /// catalog where no other process has it open. A closed catalog only throws.
  package func close() throws {
    try Self.translatingErrors(at: path) {
      // Readers first: only a connection that may write takes the log away as the last one.
      (database as? DatabasePool)?.releaseMemory()
      try database.close()
    }
  }

  /// Runs `body` on one consistent state of the catalog.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translatingErrors(at: path) { try database.read(body) }
  }

  /// Runs `body` in an immediate transaction: all of it is done, or nothing. The text index follows before the
  /// transaction ends, and so does the revision.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    guard access == .readWrite else {
      throw GreenroomError(.catalog, "The catalog “\(path)” was opened for reading only.")
    }
    return try Self.translatingErrors(at: path) {
      try database.write { database in
        let changes = database.totalChangesCount
        let value = try body(database)
        try SearchIndex.settle(database)
        if database.totalChangesCount > changes { try database.execute(sql: Schema.newRevision) }
        return value
      }
    }
  }

  /// Runs `body` on the writing connection outside any transaction.
  func writeWithoutTransaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translatingErrors(at: path) { try database.writeWithoutTransaction(body) }
  }
}
