package import GreenroomModel

/// `<64 hexadecimal digits>.<extension>`, in lower case: the only names that staged files have. Anything else
/// is refused before it comes near a file system.
package struct StagedName: Equatable, Sendable {
  package let content: SHA256Digest
  package let fileExtension: String

  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    let digits = bytes.prefix(2 * SHA256Digest.byteCount)
    let rest = bytes.dropFirst(digits.count)
    let ending = rest.dropFirst()
    guard digits.allSatisfy(Self.isDigit), rest.first == UInt8(ascii: "."),
      (1...8).contains(ending.count), ending.allSatisfy(Self.isPlain),
      let content = SHA256Digest(hexadecimal: String(decoding: digits, as: UTF8.self))
    else { return nil }
    self.content = content
    fileExtension = String(decoding: ending, as: UTF8.self)
  }

  package var key: ObjectKey { ObjectKey(prefix: "", content: content, fileExtension: fileExtension) }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
