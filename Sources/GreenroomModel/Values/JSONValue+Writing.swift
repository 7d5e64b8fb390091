extension JSONValue {
  /// The canonical text on one line: keys in their order, no white space, UTF-8 as it is, and only what
  /// JSON demands escaped. The same value always gives the same bytes.
  package var compactText: String { text(.compact) }

  /// The same for people: two spaces a level, one member a line, no newline at the end.
  package var prettyText: String { text(.pretty) }

  private func text(_ style: JSONWriter.Style) -> String {
    var writer = JSONWriter(style)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
