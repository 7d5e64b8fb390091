/// What stands in a body where an asset has no URL yet: `greenroom:<id>.<ext>`. Bodies are stored and
/// compared in this form; URLs are put in when they are sent.
package struct UnstagedURL: Hashable, Sendable, CustomStringConvertible {
  package static let scheme = "greenroom"

  package let id: AssetID
  /// In lower case, as the staged object's name will end.
  package let fileExtension: String

  package init(id: AssetID, fileExtension: String) {
    self.id = id
    self.fileExtension = fileExtension
  }

  /// The extension follows from what the content was found to be, never from the file's name.
  package init(id: AssetID, container: String?) {
    self.init(id: id, fileExtension: Self.fileExtension(ofContainer: container))
  }

  /// Reads what ``description`` writes; nil for everything else.
  package init?(_ text: String) {
    guard text.hasPrefix(Self.scheme + ":") else { return nil }
    let parts = text.dropFirst(Self.scheme.count + 1).split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let id = AssetID(String(parts[0])) else { return nil }
    self.init(id: id, fileExtension: String(parts[1]))
  }

  package var description: String { "\(Self.scheme):\(id).\(fileExtension)" }

  /// Containers go by the names that files of their kind end in, but for one.
  package static func fileExtension(ofContainer container: String?) -> String {
    container == "jpeg" ? "jpg" : container ?? "bin"
  }
}
