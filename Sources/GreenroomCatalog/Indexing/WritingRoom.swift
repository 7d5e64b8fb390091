import GRDB

/// What a connection that writes may take, so that a page which many rows change is read and written less often.
/// Docs/decisions/0024 has the figures.
enum WritingRoom {
  case usual
  /// For thousands of new files, each of which touches some indexes wherever it falls.
  case manyFiles

  /// For a batch of an indexing run.
  init(forFiles count: Int) { self = count < Self.many ? .usual : .manyFiles }

  /// Fewer are written soon enough.
  private static let many = 1_000

  func give(to database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA cache_size = -\(kibibytes);
        PRAGMA wal_autocheckpoint = \(loggedPages);
        """)
  }

  /// Pages in memory.
  private var kibibytes: Int {
    switch self {
    case .usual: 32 << 10
    case .manyFiles: 128 << 10
    }
  }

  /// How many pages the log has before it is taken into the catalog.
  private var loggedPages: Int {
    switch self {
    case .usual: 16_000
    case .manyFiles: 32_000
    }
  }
}
