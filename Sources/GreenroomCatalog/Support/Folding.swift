import Foundation
import GRDB

/// How the catalog compares words: without regard to case, in any script, and to how accents are composed.
enum Folding {
  static func key(_ text: String) -> String {
    let lowered = text.lowercased()
    return lowered.utf8.allSatisfy { $0 < 0x80 } ? lowered : lowered.precomposedStringWithCanonicalMapping
  }

  /// True where SQLite's own LIKE, which knows the case of ASCII letters only, finds `text` as a person
  /// expects: nothing else in it has a case or can be composed in two ways.
  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        || (!scalar.properties.isCased && !scalar.properties.changesWhenLowercased
          && scalar.properties.canonicalCombiningClass == .notReordered
          && !scalar.isComposed)
    }
  }
}

extension Unicode.Scalar {
  /// True for a character that also has a spelling in parts: é, が, 각.
  fileprivate var isComposed: Bool {
    let text = String(self)
    return text.decomposedStringWithCanonicalMapping.unicodeScalars.count > 1
  }
}

extension DatabaseFunction {
  /// `containsFolded(text, key)`: whether `text` holds `key`, which ``Folding/key(_:)`` has made.
  static var containsFolded: DatabaseFunction {
    DatabaseFunction("containsFolded", argumentCount: 2, pure: true) { values in
      guard let text = String.fromDatabaseValue(values[0]), let key = String.fromDatabaseValue(values[1])
      else { return false }
      return Folding.key(text).contains(key)
    }
  }
}
