/// Where a text stops being JSON, and why.
package struct JSONSyntaxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Both counted from 1; the column in characters as an editor counts them (Unicode scalars).
  package let line: Int
  package let column: Int
  /// A sentence without a full stop.
  package let reason: String

  package var description: String { "line \(line), column \(column): \(reason)" }
}

extension JSONValue {
  /// Levels of arrays and objects that a document may have.
  package static let deepest = 128

  /// Reads one JSON document, strictly: a key given twice, a whole number beyond 64 bits, half a
  /// surrogate pair and anything behind the document are errors. A byte-order mark at the start is skipped.
  package init(parsing text: String) throws(JSONSyntaxError) {
    try self.init(parsing: Array(text.utf8))
  }

  package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }
}
