/// `greenroom.sheet/1`: a contact sheet that was drawn.
package struct SheetDocument: Encodable, Equatable, Sendable {
  package let schema = "greenroom.sheet/1"
  package let path: String
  package let bytes: Int64
  /// Pictures on it, and what would have been on a larger one.
  package let shown: Int
  package let total: Int

  package init(path: String, bytes: Int64, shown: Int, total: Int) {
    self.path = path
    self.bytes = bytes
    self.shown = shown
    self.total = total
  }
}
