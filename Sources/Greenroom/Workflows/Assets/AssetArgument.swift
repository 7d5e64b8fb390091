package import GreenroomModel

/// An asset as a person names it on a command line or in a draft: a path, `@name`, the beginning of an id,
/// or a public URL.
package struct AssetArgument: Hashable, Sendable {
  /// As written.
  package let text: String
  /// What it is where it is a path: absolute, its bytes as given.
  package let path: MediaPath

  package init(text: String, path: MediaPath) {
    self.text = text
    self.path = path
  }

  /// - Parameter folder: Where a relative path is meant.
  package init(_ text: String, in folder: MediaPath) {
    self.init(text: text, path: MediaPath(resolving: text, in: folder))
  }

  /// An argument of somebody who may not name files of this machine: an id, an `@name` or a URL.
  package init(fromElsewhere text: String) { self.init(text: text, path: Self.nowhere) }

  /// Below what is no folder, so that nothing is ever there.
  private static let nowhere = MediaPath("/dev/null/nowhere")

  /// The argument as bytes, where it was taken from what a command printed of a name that is not UTF-8; nil
  /// where nothing in it is escaped.
  var unescaped: AssetArgument? {
    MediaPath(unescaping: path.text).map { AssetArgument(text: text, path: $0) }
  }

  package var isURL: Bool { text.hasPrefix("https://") || text.hasPrefix("http://") }

  /// The name after the `@`; nil where it is not a name.
  package var name: String? { text.hasPrefix("@") ? String(text.dropFirst()) : nil }
}
