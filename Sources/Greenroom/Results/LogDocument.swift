package import Foundation

/// `greenroom.log/1`: what was done to a library, the newest first.
package struct LogDocument: Encodable, Equatable, Sendable {
  package struct Entry: Encodable, Equatable, Sendable {
    package let number: Int64
    package let at: Date
    /// The user who did it, or the program.
    package let actor: String
    package let summary: String
    /// How many rows of the catalog it changed; 0 where it cannot be taken back.
    package let changes: Int
    package let canBeUndone: Bool
    /// The operation that took it back.
    package let undoneBy: Int64?
  }

  package let schema = "greenroom.log/1"
  package let operations: [Entry]
}

/// `greenroom.undo/1`: what was taken back, the newest first.
package struct UndoDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.undo/1"
  package let undone: [LogDocument.Entry]

  package init(undone: [LogDocument.Entry]) { self.undone = undone }
}
