import GreenroomModel

/// A text that was found in a file, and where.
struct EmbeddedText: Equatable {
  /// `png`, `exif`, `xmp`, `jpeg`, `tag`.
  let source: String
  /// What the file calls it: `parameters`, `UserComment`, `comment` …
  let key: String
  let text: String
  /// Of the whole text, where it was cut: as many bytes as were announced.
  let bytes: Int
  let isCut: Bool

  /// - Parameter isCut: True where the text goes on in the file.
  init(_ source: String, _ key: String, _ text: String, bytes: Int? = nil, isCut: Bool = false) {
    self.source = source
    self.key = key
    self.text = text
    self.bytes = bytes ?? text.utf8.count
    self.isCut = isCut
  }

  var kind: String { "\(source):\(key)" }
}

/// Bytes of a text whose encoding nobody wrote down.
enum TextBytes {
  /// By its byte order mark; else UTF-8 where it is that, else Latin-1, which everything is. Ends at the first zero.
  static func decoded(_ bytes: some Collection<UInt8>, isCut: Bool = false) -> String {
    let bytes = Array(bytes)
    if let marked = marked(bytes) { return marked }
    let content = bytes.prefix { $0 != 0 }
    if let text = String(validating: isCut ? wholeScalars(content) : content, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(content.map { Unicode.Scalar($0) }))
  }

  /// The same where nothing but Unicode is taken for text; nil for anything else.
  static func unicode(_ bytes: [UInt8]) -> String? {
    marked(bytes) ?? String(validating: bytes, as: UTF8.self)
  }

  private static func marked(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3).prefix { $0 != 0 }, as: UTF8.self)
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isLittle: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isLittle: false) }
    return nil
  }

  /// Ends at the first zero unit; half a unit at the end is dropped.
  static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> String {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).lazy.map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? first | second << 8 : first << 8 | second
    }
    return String(decoding: Array(units.prefix { $0 != 0 }), as: UTF16.self)
  }

  /// Without the beginning of a character at the end.
  private static func wholeScalars(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let start = bytes.indices.suffix(4).last(where: { bytes[$0] & 0xC0 != 0x80 }) else { return bytes }
    let length =
      switch bytes[start] {
      case 0xF0...: 4
      case 0xE0...: 3
      case 0xC0...: 2
      default: 1
      }
    return bytes.endIndex - start < length ? bytes[..<start] : bytes
  }
}

extension String {
  /// Without space around it, and no more of it than `limit` bytes of UTF-8; nil where nothing is left.
  func trimmed(to limit: Int) -> String? {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return nil }
    let content = scalars[first...last]
    var length = 0
    let kept = content.prefix { scalar in
      length += UTF8.width(scalar)
      return length <= limit
    }
    return kept.isEmpty ? nil : String(String.UnicodeScalarView(kept.map { $0.isShown ? $0 : "\u{FFFD}" }))
  }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool { properties.isWhitespace || value == 0 }

  /// False for control characters, which steer terminals and part the values of the text index.
  fileprivate var isShown: Bool { value >= 0x20 && value != 0x7F || properties.isWhitespace }
}
