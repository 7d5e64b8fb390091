/// Carries arguments through a parser that only knows strings. File names are bytes and need not be UTF-8;
/// each byte that is not stands in the string as a private-use character, so that nothing is repaired away
/// and the bytes can be had back.
enum ArgumentText {
  /// Byte `0xNN` is written as U+10F7NN. Real text hardly ever uses that range; where it does, its own bytes
  /// are written in the same way, and so nothing is ambiguous.
  private static let base: UInt32 = 0x10_F700
  private static let escapes: ClosedRange<UInt32> = base...base + 0xFF

  static func string(from bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isEscape) {
      return text
    }
    var scalars = String.UnicodeScalarView()
    var rest = bytes[...]
    while let first = rest.first {
      if let scalar = leadingScalar(of: rest), !isEscape(scalar) {
        scalars.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        if let escape = Unicode.Scalar(base + UInt32(first)) { scalars.append(escape) }
        rest = rest.dropFirst()
      }
    }
    return String(scalars)
  }

  static func bytes(of text: String) -> [UInt8] {
    guard text.unicodeScalars.contains(where: isEscape) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar in
      isEscape(scalar)
        ? [UInt8(scalar.value - base)] : Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// `-x` in a form that the parser does not take for a flag.
  static func hidingDash(of text: String) -> String {
    guard text.first == "-", let hidden = Unicode.Scalar(base + 0x2D) else { return text }
    return String(hidden) + text.dropFirst()
  }

  /// The byte that `scalar` stands for, where it stands for one.
  static func escapedByte(_ scalar: Unicode.Scalar) -> UInt8? {
    isEscape(scalar) ? UInt8(scalar.value - base) : nil
  }

  private static func isEscape(_ scalar: Unicode.Scalar) -> Bool { escapes.contains(scalar.value) }

  private static func leadingScalar(of bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    for length in 1...4 where bytes.count >= length {
      let scalars = String(validating: bytes.prefix(length), as: UTF8.self)?.unicodeScalars
      if let scalars, scalars.count == 1 { return scalars.first }
    }
    return nil
  }
}
