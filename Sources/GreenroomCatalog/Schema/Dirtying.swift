/// The triggers that note which assets' words a table's rows belong to.
struct Dirtying {
  enum Event {
    case insert, delete
    /// Of these columns.
    case update(String)
  }

  private let name: String
  private let table: String
  private let events: [Event]
  /// A query with the column `asset`.
  private let assets: String

  /// - Parameters:
  ///   - assets: The assets of a row, which stands as `ROW`.
  ///   - name: What the triggers are called by; the table where nothing else is said.
  init(_ table: String, _ events: [Event], _ assets: String, name: String? = nil) {
    self.name = name ?? table
    self.table = table
    self.events = events
    self.assets = assets
  }

  var sql: String { events.map(trigger).joined(separator: "\n") }

  private func trigger(_ event: Event) -> String {
    let (event, clause, rows) =
      switch event {
      case .insert: ("Inserted", "INSERT", ["NEW"])
      case .delete: ("Deleted", "DELETE", ["OLD"])
      case .update(let columns): ("Updated", "UPDATE OF \(columns)", ["OLD", "NEW"])
      }
    let notes = rows.map { row in
      """
        INSERT INTO searchDirty SELECT asset FROM (\(assets.replacing("ROW", with: row)))
          WHERE asset IS NOT NULL ON CONFLICT DO NOTHING;
      """
    }
    return """
      CREATE TRIGGER \(name)\(event)InSearch AFTER \(clause) ON \(table) BEGIN
      \(notes.joined(separator: "\n"))
      END;
      """
  }
}
