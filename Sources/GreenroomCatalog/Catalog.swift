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
  let totals = KnownTotals()
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
    try writeIfChanged { try $0.tellingChange(body) }
  }

  /// The same, where `body` tells itself whether it changed anything. Where it did not, the catalog stays as it was,
  /// whatever was written.
  func writeIfChanged<Value>(
    _ body: (Database) throws -> (value: Value, hasChanged: Bool)
  ) throws -> Value {
    guard access == .readWrite else {
      throw GreenroomError(.catalog, "The catalog “\(path)” was opened for reading only.")
    }
    return try Self.translatingErrors(at: path) {
      try database.writeWithoutTransaction { database in
        try database.beginTransaction(.immediate)
        do {
          let (value, hasChanged) = try body(database)
          if hasChanged {
            try SearchIndex.settle(database)
            try database.execute(sql: Schema.newRevision)
            try database.commit()
          } else {
            try database.rollback()
          }
          return value
        } catch {
          // Which SQLite may have done already. What went wrong first is what counts.
          try? database.rollback()
          throw error
        }
      }
    }
  }

  /// Runs `body` on the writing connection outside any transaction.
  func writeWithoutTransaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translatingErrors(at: path) { try database.writeWithoutTransaction(body) }
  }
}
