extension Character {
  /// True for what names are made of: letters of any script with their marks, digits, `-` and `_`.
  /// Invisible characters (joiners, variation selectors) are none, so that no two names look the same.
  package var isNameCharacter: Bool {
    if isASCII { return isASCIINameCharacter }
    var scalars = unicodeScalars.makeIterator()
    guard let first = scalars.next(), first.isNameBase else { return false }
    while let next = scalars.next() {
      guard next.isNameBase || next.isNameMark else { return false }
    }
    return true
  }

  /// True for an ASCII letter, digit, `-` or `_`: what a name that ends in one must not be followed by.
  package var isASCIINameCharacter: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": isASCII
    default: false
    }
  }

  /// True for what an e-mail address may have before its `@`.
  var endsAnAddressee: Bool { isASCIINameCharacter || self == "." || self == "+" }

  /// True where the script is written without spaces between words (Chinese, Japanese, Thai …) or hangs
  /// its particles on a word (Korean), so that a word in another script ends before it.
  var runsOnWithoutSpaces: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: return true
    case 0x1100...0x11FF, 0x3040...0x31FF, 0x3400...0x9FFF, 0xAC00...0xD7FF: return true
    case 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF: return true
    default: return false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isNameBase: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      !properties.isDefaultIgnorableCodePoint
    default: false
    }
  }

  fileprivate var isNameMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: !properties.isDefaultIgnorableCodePoint
    default: false
    }
  }
}
