import Foundation
import GRDB
import Synchronization

/// How many assets queries found in the state that the catalog is in: whoever turns page after page of one query asks for
/// its total with each, and where it needs all rows to be looked at, that takes longer than the page.
final class KnownTotals: Sendable {
  private static let most = 512

  private struct State {
    var revision = Data()
    var totals: [Question: Int] = [:]
  }

  private struct Question: Hashable {
    /// The bytes of all there is, since what Unicode takes for the same is not the same to SQLite. Of what is no text it
    /// says too little.
    let text: [UInt8]
    let arguments: StatementArguments
  }

  private let state = Mutex(State())

  /// - Parameter query: Counts. Everything that its answer depends on stands in the catalog or in the query.
  func total(of query: SQL, _ database: Database) throws -> Int {
    let revision = try Catalog.revision(database)
    let (sql, arguments) = try query.build(database)
    let question = Question(text: Array("\(sql) \(arguments)".utf8), arguments: arguments)
    let known = state.withLock { $0.revision == revision ? $0.totals[question] : nil }
    if let known { return known }
    let total = try Int.fetchOne(database, sql: sql, arguments: arguments) ?? 0
    state.withLock { state in
      if state.revision != revision || state.totals.count >= Self.most { state = State(revision: revision) }
      state.totals[question] = total
    }
    return total
  }
}
