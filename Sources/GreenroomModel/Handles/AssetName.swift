import Foundation

/// A person's word for an asset or a reference: `hero`, `小明`, `old_town-2`.
///
/// Names are letters of any script, digits, `-` and `_`, kept in Unicode's composed form (NFC), so that the
/// same name typed on two systems is the same name. They compare case-sensitively, since prompts are
/// matched letter by letter; whether `Hero` and `hero` may stand side by side is the catalog's matter.
package struct AssetName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// In characters: far more than anyone types, little enough for a line of a table.
  package static let longest = 128

  /// Without the `@`.
  package let text: String

  /// - Throws: `invalid_name` with the reason and what to write instead.
  package init(_ text: String) throws(GreenroomError) {
    let composed = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    if let refusal = Self.refusal(of: composed) { throw refusal }
    self.text = composed
  }

  package var description: String { text }

  package static func < (left: AssetName, right: AssetName) -> Bool { left.text < right.text }

  private static func refusal(of text: String) -> GreenroomError? {
    if text.isEmpty {
      return GreenroomError(.invalidName, "A name cannot be empty.", hint: "Give one such as hero.")
    }
    if text.hasPrefix("@"), text.dropFirst().allSatisfy(\.isNameCharacter) {
      return GreenroomError(
        .invalidName, "A name is given without the @: “\(text)”.", hint: "Write \(text.dropFirst()).")
    }
    if let odd = text.first(where: { !$0.isNameCharacter }) {
      return GreenroomError(
        .invalidName, "“\(text)” cannot be a name: it holds \(described(odd)).",
        hint: "Names are letters of any script, digits, - and _.")
    }
    if !text.contains(where: { $0 != "-" && $0 != "_" }) {
      return GreenroomError(
        .invalidName, "“\(text)” cannot be a name: it has neither a letter nor a digit.",
        hint: "Give one such as hero.")
    }
    if text.count > longest {
      return GreenroomError(
        .invalidName, "A name has at most \(longest) characters; this one has \(text.count).",
        hint: "Give a shorter one.")
    }
    if looksLikeAHandle(text) {
      return GreenroomError(
        .invalidName,
        "“\(text)” cannot be a name: it is a handle, which the order of the references decides.",
        hint: "Give one that says what it shows, such as hero.")
    }
    return nil
  }

  private static func described(_ character: Character) -> String {
    if character.isWhitespace { return "white space" }
    let isVisible = character.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && !scalar.properties.isDefaultIgnorableCodePoint
        && scalar.properties.generalCategory != .control
    }
    guard isVisible, character.unicodeScalars.count == 1 else {
      let codes = character.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }
      return codes.joined(separator: " ")
    }
    return "“\(character)”"
  }

  /// True for `image1`, `Video02` and their like: a kind and digits, in whatever case.
  private static func looksLikeAHandle(_ text: String) -> Bool {
    let lowered = text.lowercased()
    return MediaKind.allCases.contains { kind in
      lowered.hasPrefix(kind.rawValue) && lowered.count > kind.rawValue.count
        && lowered.dropFirst(kind.rawValue.count).allSatisfy(\.isWholeNumber)
    }
  }
}

extension AssetName: Codable {
  package init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
