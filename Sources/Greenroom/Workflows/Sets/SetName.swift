import GreenroomModel

/// A reference set's name: any words on one line.
enum SetName {
  static let longest = 128

  /// - Throws: `invalid_name` with the reason.
  static func validated(_ text: String) throws -> String {
    let trimmed = text.drop { $0.isWhitespace }
    let isOneLine = trimmed.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard !trimmed.isEmpty, isOneLine, trimmed.count <= longest, trimmed.last?.isWhitespace == false else {
      throw GreenroomError(
        .invalidName, "“\(text)” cannot be the name of a reference set.",
        hint: "Use up to \(longest) characters on one line, such as harbour.")
    }
    return String(trimmed)
  }
}
