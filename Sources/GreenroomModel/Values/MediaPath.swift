/// An absolute path as the file system has it: bytes, which need not be UTF-8.
package struct MediaPath: Hashable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  package init(_ text: String) { bytes = Array(text.utf8) }

  /// True where `text` says exactly what the bytes say.
  package var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// The path for people and for JSON: bytes that are not UTF-8 stand as `\xNN`.
  package var text: String {
    if let valid = String(validating: bytes, as: UTF8.self) { return valid }
    return Self.escaping(bytes)
  }

  package var description: String { text }

  /// The last component.
  package var fileName: MediaPath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return MediaPath(bytes: Array(bytes[(slash + 1)...]))
  }

  /// What stands behind the last dot of the file name, in lower case; nil where there is none.
  package var fileExtension: String? {
    let name = fileName.bytes
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0, dot < name.count - 1 else { return nil }
    return MediaPath(bytes: Array(name[(dot + 1)...])).text.lowercased()
  }

  package func appending(_ component: [UInt8]) -> MediaPath {
    MediaPath(
      bytes: bytes.last == UInt8(ascii: "/") ? bytes + component : bytes + [UInt8(ascii: "/")] + component)
  }

  private static func escaping(_ bytes: [UInt8]) -> String {
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let length = [1, 2, 3, 4].first { length in
        rest.count >= length && String(validating: rest.prefix(length), as: UTF8.self) != nil
      }
      if let length {
        text += String(decoding: rest.prefix(length), as: UTF8.self)
        rest = rest.dropFirst(length)
      } else {
        let digits = String(first, radix: 16, uppercase: true)
        text += "\\x" + (digits.count == 1 ? "0" : "") + digits
        rest = rest.dropFirst()
      }
    }
    return text
  }
}
