import Foundation

/// How the catalog compares words: without regard to case, in any script, and to how accents are composed.
enum Folding {
  static func key(_ text: String) -> String {
    let lowered = text.lowercased()
    return lowered.utf8.allSatisfy { $0 < 0x80 } ? lowered : lowered.precomposedStringWithCanonicalMapping
  }

  /// True where SQLite's own LIKE, which knows the case of ASCII letters only, finds `text` as a person
  /// expects: nothing else in it has a case or can be composed in two ways.
  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isASCII || !($0.hasCase || $0.isCombining || $0.isComposed) }
  }
}

extension Unicode.Scalar {
  fileprivate var hasCase: Bool {
    properties.isCased || properties.changesWhenLowercased || properties.changesWhenUppercased
  }

  fileprivate var isCombining: Bool { properties.canonicalCombiningClass != .notReordered }

  /// True for a character that also has a spelling in parts: é, が, 각. The parts of a Hangul syllable are
  /// letters of their own.
  fileprivate var isComposed: Bool {
    (0x1100...0x11FF).contains(value)
      || String(self).decomposedStringWithCanonicalMapping.unicodeScalars.count > 1
  }
}
