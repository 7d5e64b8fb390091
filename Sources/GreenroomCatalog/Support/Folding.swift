import Foundation

/// How the catalog compares words: without regard to case, in any script, and to how accents are composed.
enum Folding {
  static func key(_ text: String) -> String {
    let lowered = text.lowercased()
    return lowered.utf8.allSatisfy { $0 < 0x80 } ? lowered : lowered.precomposedStringWithCanonicalMapping
  }
}
