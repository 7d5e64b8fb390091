import GreenroomCatalog
import GreenroomModel

extension Library {
  /// What was done to the library, the newest first.
  package func history(limit: Int) throws -> LogDocument {
    LogDocument(operations: try catalogIfPresent?.operations(limit: limit).map(LogDocument.Entry.init) ?? [])
  }

  /// What ``undo(to:)`` would take back, the newest first.
  ///
  /// - Parameter number: The operation to go back to; nil takes back the last one alone.
  /// - Throws: `not_found` where that is nothing.
  package func undoable(to number: Int64?) throws -> UndoDocument {
    let operations = try catalogIfPresent?.undoable(after: number) ?? []
    guard !operations.isEmpty else {
      throw GreenroomError(
        .notFound, number == nil ? "There is nothing to undo." : "Nothing was done since that can be undone.",
        hint: "`greenroom log` shows what was done.")
    }
    return UndoDocument(undone: operations.map(LogDocument.Entry.init))
  }

  /// Takes back what ``undoable(to:)`` showed, and nothing that was done meanwhile. All of it, or nothing.
  ///
  /// - Throws: `conflict` where what is there now stands in its way.
  package func undo(_ plan: UndoDocument) throws {
    let numbers = Set(plan.undone.map(\.number))
    let operations = try catalog.undoable(after: (numbers.min() ?? 0) - 1)
    try catalog.undo(operations.filter { numbers.contains($0.number) })
  }
}

extension LogDocument.Entry {
  init(_ operation: Operation) {
    self.init(
      number: operation.number, at: operation.at, actor: operation.actor, summary: operation.summary,
      changes: operation.changes, canBeUndone: operation.canBeUndone, undoneBy: operation.undoneBy)
  }
}
