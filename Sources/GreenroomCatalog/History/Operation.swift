package import Foundation

/// What somebody did in one go, as the history tells it.
package struct Operation: Equatable, Sendable {
  /// Counted from 1 in each catalog; what people name it by.
  package let number: Int64
  package let at: Date
  /// Who did it: a user of this machine, or a program.
  package let actor: String
  /// A sentence.
  package let summary: String
  /// How many rows it changed; 0 for one that cannot be taken back, such as indexing.
  package let changes: Int
  /// The operation that took it back.
  package let undoneBy: Int64?

  package var canBeUndone: Bool { changes > 0 && undoneBy == nil }
}
