/// `greenroom.changes/1`: what one operation changed.
package struct ChangesDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.changes/1"
  /// How many assets changed.
  package let changed: Int
  /// How many were as asked already.
  package let unchanged: Int
  /// The operation of the history that takes it back; null where nothing changed.
  package let operation: Int64?
}
