/// What a staged object is called in its store: `<prefix>/<sha256>.<ext>`. The same content always has the
/// same key, so it is stored once however often it is pushed.
package struct ObjectKey: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  /// - Parameter prefix: Without slashes at its ends; may be empty.
  package init(prefix: String, content: SHA256Digest, fileExtension: String) {
    let name = "\(content.hexadecimal).\(fileExtension)"
    text = prefix.isEmpty ? name : "\(prefix)/\(name)"
  }

  /// A key as the ledger or a store's listing has it.
  package init(stored text: String) { self.text = text }

  /// The last component.
  package var fileName: String { text.split(separator: "/").last.map(String.init) ?? text }

  /// The content that it names; nil for a key that is not one of ours.
  package var content: SHA256Digest? {
    fileName.split(separator: ".").first.flatMap { SHA256Digest(hexadecimal: String($0)) }
  }

  package var description: String { text }
}
