import Foundation

// What a search takes for the same: more than ``Folding/key(_:)``, which tells names apart.
extension Folding {
  /// `text` as it is searched: without regard to case, accents, width and the kind of white space, in any
  /// script. Each character is folded by itself, so what holds another text still holds it when both are
  /// folded. Control characters stay.
  static func search(_ text: String) -> String {
    var text = text
    if let folded = text.withUTF8(plain) { return folded }
    var folded = String.UnicodeScalarView()
    for scalar in key(text).unicodeScalars { fold(scalar, into: &folded) }
    return String(folded)
  }

  /// ASCII by the byte: nearly all there is to fold is in file names. Nil where there is anything else.
  private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { folded in
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded.initializeElement(at: index, to: byte | 0x20)
        case 0x09...0x0D: folded.initializeElement(at: index, to: UInt8(ascii: " "))
        default: folded.initializeElement(at: index, to: byte)
        }
      }
      return bytes.count
    }
  }

  private static func fold(_ scalar: Unicode.Scalar, into folded: inout String.UnicodeScalarView) {
    if scalar.isASCII {
      folded.append((0x09...0x0D).contains(scalar.value) ? " " : scalar)
    } else if scalar.isItsOwnFolding {
      folded.append(scalar)
    } else {
      // ß becomes ss on the way up, and ς σ on the way back.
      let base = without(String(scalar).decomposedStringWithCompatibilityMapping)
      folded.append(
        contentsOf: without(base.uppercased().lowercased()).precomposedStringWithCanonicalMapping
          .unicodeScalars)
    }
  }

  /// Without accents and what is not seen; white space of every kind becomes a space.
  private static func without(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where !scalar.isAccent && !scalar.properties.isDefaultIgnorableCodePoint {
      kept.append(scalar.properties.isWhitespace ? " " : scalar)
    }
    return String(kept)
  }
}

extension Unicode.Scalar {
  /// Kana, ideographs and Hangul: most of what has neither case nor accents, told without a table.
  fileprivate var isItsOwnFolding: Bool {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// A mark above, below or around a letter, but not one that makes another letter of it, such as the voicing
  /// of kana (class 8) and the nukta and virama of India (7 and 9).
  fileprivate var isAccent: Bool {
    let mark = properties.canonicalCombiningClass.rawValue
    return (1...6).contains(mark) || (10...36).contains(mark) || mark >= 200
  }
}
