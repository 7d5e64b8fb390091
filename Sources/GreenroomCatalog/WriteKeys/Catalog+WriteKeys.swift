package import Foundation
import GRDB
package import GreenroomModel

extension Catalog {
  /// A key is never known for longer.
  private static let longestMemory: TimeInterval = 30 * 86_400
  /// How many keys are known at most, apart from those that something was paid for with: some 4 MB.
  private static let greatestCount = 20_000

  /// What was done under a key of this name, and the content that it had; nil where nothing is known.
  package func written(
    under name: SHA256Digest
  ) throws -> (content: SHA256Digest, outcome: WriteOutcome)? {
    try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(sql: "SELECT content, kind, ids FROM writeKey WHERE name = ?"),
        arguments: [name])
      guard let row, let outcome = WriteOutcome(kind: try row.at(1), ids: try row.at(2)) else { return nil }
      return (try row.at(0), outcome)
    }
  }

  /// Remembers what a write came to that was done already.
  ///
  /// - Throws: `conflict` where the key stands for another write meanwhile.
  package func remember(_ outcome: WriteOutcome, of key: WriteKey, at time: Date) throws {
    try write { try Self.remember(outcome, of: key, at: time, $0) }
  }

  /// The same as a part of the write itself, which is done under one key once.
  static func remember(
    _ outcome: WriteOutcome, of key: WriteKey, at time: Date, _ database: Database
  ) throws {
    try forget(before: time, database)
    try database.run(
      "INSERT INTO writeKey (name, content, at, kind, ids) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      key.name, key.content, time.milliseconds, outcome.kind, outcome.ids)
    guard database.changesCount == 1 else {
      throw GreenroomError(
        .conflict, "Another write was done under this key meanwhile.", hint: "Ask again for what it came to.")
    }
  }

  private static func forget(before time: Date, _ database: Database) throws {
    try database.run(
      "DELETE FROM writeKey WHERE at < ?", time.addingTimeInterval(-longestMemory).milliseconds)
    try database.run(
      """
      DELETE FROM writeKey WHERE kind <> 'tasks'
        AND at < (SELECT at FROM writeKey ORDER BY at DESC LIMIT 1 OFFSET ?)
      """, greatestCount)
  }
}

extension WriteOutcome {
  fileprivate var kind: String {
    switch self {
    case .tasks: "tasks"
    case .request: "request"
    case .asset: "asset"
    }
  }

  fileprivate var ids: String {
    switch self {
    case .tasks(let ids): ids.map(\.text).joined(separator: " ")
    case .request(let id): id.text
    case .asset(let id): id.text
    }
  }

  fileprivate init?(kind: String, ids: String) {
    switch kind {
    case "tasks": self = .tasks(ids.split(separator: " ").compactMap { TaskID(String($0)) })
    case "request":
      guard let id = RequestID(ids) else { return nil }
      self = .request(id)
    case "asset":
      guard let id = AssetID(ids) else { return nil }
      self = .asset(id)
    default: return nil
    }
  }
}
