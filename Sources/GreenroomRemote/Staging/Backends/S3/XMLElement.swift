/// An element of an XML document as stores answer with: names without their namespace's prefix, text and
/// children. Attributes are skipped, since S3 says nothing in them.
package struct XMLElement: Equatable, Sendable {
  package let name: String
  /// All character data right in it, references resolved.
  package var text = ""
  package var children: [XMLElement] = []

  init(name: String) { self.name = name }

  /// The first child of that name.
  package subscript(name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The text of the first child of that name, without blanks around it.
  package func text(of name: String) -> String? {
    self[name].map { $0.text.trimming { $0 == " " || $0.isNewline || $0 == "\t" } }
  }
}

extension String {
  fileprivate func trimming(_ isBlank: (Character) -> Bool) -> String {
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
