import Foundation
import GreenroomModel

/// A tag: words on one line, in Unicode's composed form.
enum TagName {
  static let longest = 128

  /// - Throws: `invalid_name` with the reason.
  static func validated(_ text: String) throws -> String {
    let tag = text.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
    let isOneLine = tag.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard !tag.isEmpty, isOneLine, tag.count <= longest else {
      throw GreenroomError(
        .invalidName, "“\(text)” cannot be a tag.",
        hint: "Use up to \(longest) characters on one line, such as night.")
    }
    return tag
  }
}
