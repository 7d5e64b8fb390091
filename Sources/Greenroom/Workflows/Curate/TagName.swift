import Foundation
import GreenroomModel

/// A tag: words on one line, in Unicode's composed form. A `/` puts it below another: `place/paris`.
enum TagName {
  static let longest = 128

  /// - Throws: `invalid_name` with the reason.
  static func validated(_ text: String) throws -> String {
    let tag = text.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
    let isOneLine = tag.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    let levels = tag.split(separator: "/", omittingEmptySubsequences: false)
    let hasGap = levels.contains { $0.allSatisfy(\.isWhitespace) }
    guard !hasGap, isOneLine, tag.count <= longest else {
      throw GreenroomError(
        .invalidName, "“\(text)” cannot be a tag.",
        hint: "Use up to \(longest) characters on one line, such as night or place/paris.")
    }
    return tag
  }
}
