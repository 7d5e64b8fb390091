/// The name an asset keeps for ever: ten lower-case base-32 characters, given when the content is first
/// seen. It outlives paths, names and digests.
package struct AssetID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Crockford's alphabet: no `i`, `l`, `o`, `u`, so that an id read aloud is typed right.
  package static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
  package static let length = 10
  /// Fewer characters than this are not taken for the beginning of an id.
  package static let shortestPrefix = 4

  package let text: String

  /// Returns nil unless `text` is a whole id.
  package init?(_ text: String) {
    guard text.count == Self.length, text.allSatisfy(Self.isDigit) else { return nil }
    self.text = text
  }

  /// Makes an id from random bits; the caller brings the randomness, so that this stays pure.
  package init(random bits: UInt64) {
    var digits = ""
    for place in 0..<Self.length {
      digits.append(Self.alphabet[Int((bits >> (UInt64(place) * 5)) & 31)])
    }
    text = digits
  }

  /// True where `text` could be the beginning of an id.
  package static func isPrefix(_ text: String) -> Bool {
    (shortestPrefix...length).contains(text.count) && text.allSatisfy(isDigit)
  }

  package var description: String { text }

  package static func < (left: AssetID, right: AssetID) -> Bool { left.text < right.text }

  private static func isDigit(_ character: Character) -> Bool { alphabet.contains(character) }
}

extension AssetID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = AssetID(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an asset id: \(text)")
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
