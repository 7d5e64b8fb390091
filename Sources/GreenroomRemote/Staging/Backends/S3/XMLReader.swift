/// Reads the XML that stores answer with: elements, text, the five named references and numbers, CDATA,
/// comments. Strict: what is not well-formed, a document type and anything too deep give nothing. Foundation's
/// parser would cost a library of its own at every start.
package struct XMLReader {
  private static let greatestDepth = 32

  private let bytes: [UInt8]
  private var position = 0

  /// The document's element; nil where the bytes are no such document.
  package static func read(_ bytes: [UInt8]) -> XMLElement? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var reader = XMLReader(bytes: bytes)
    return try? reader.document()
  }

  private struct Malformed: Error {}

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func document() throws -> XMLElement {
    skip("\u{FEFF}")
    try skipBetweenElements()
    let root = try element(depth: 0)
    try skipBetweenElements()
    guard position == bytes.count else { throw Malformed() }
    return root
  }

  /// Blanks, comments and instructions. A store may keep a slow answer alive with blanks anywhere here.
  private mutating func skipBetweenElements() throws {
    while true {
      skipBlanks()
      if skip("<?") {
        _ = try text(upTo: "?>")
      } else if skip("<!--") {
        _ = try text(upTo: "-->")
      } else {
        return
      }
    }
  }

  private mutating func element(depth: Int) throws -> XMLElement {
    guard depth < Self.greatestDepth, skip("<") else { throw Malformed() }
    let tag = try name()
    var element = XMLElement(name: tag.split(separator: ":").last.map(String.init) ?? tag)
    if try skipAttributes() { return element }
    while true {
      if skip("</") {
        guard try name() == tag else { throw Malformed() }
        skipBlanks()
        guard skip(">") else { throw Malformed() }
        return element
      } else if skip("<![CDATA[") {
        element.text += try text(upTo: "]]>")
      } else if skip("<!--") {
        _ = try text(upTo: "-->")
      } else if skip("<?") {
        _ = try text(upTo: "?>")
      } else if current == UInt8(ascii: "<") {
        element.children.append(try self.element(depth: depth + 1))
      } else {
        element.text += try characters()
      }
    }
  }

  /// True where the element ends with its first tag.
  private mutating func skipAttributes() throws -> Bool {
    while true {
      let hadBlanks = skipBlanks()
      if skip("/>") { return true }
      if skip(">") { return false }
      guard hadBlanks else { throw Malformed() }
      _ = try name()
      skipBlanks()
      guard skip("=") else { throw Malformed() }
      skipBlanks()
      guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        throw Malformed()
      }
      position += 1
      _ = try text(upTo: quote == UInt8(ascii: "\"") ? "\"" : "'")
    }
  }

  private mutating func name() throws -> String {
    let start = position
    while let byte = current, Self.isInName(byte) { position += 1 }
    guard position > start else { throw Malformed() }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Text up to the next tag.
  private mutating func characters() throws -> String {
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "<") {
      position += 1
      if byte == UInt8(ascii: "&") {
        text += Array(String(try reference()).utf8)
      } else {
        text.append(byte)
      }
    }
    guard position < bytes.count else { throw Malformed() }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func reference() throws -> Unicode.Scalar {
    let name = try text(upTo: ";", within: 12)
    if let named = Self.references[name] { return named }
    guard name.first == "#" else { throw Malformed() }
    let isHexadecimal = name.dropFirst().first == "x"
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.allSatisfy(\.isHexDigit), let code = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(code)
    else { throw Malformed() }
    return scalar
  }

  private static let references: [String: Unicode.Scalar] = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'",
  ]

  // MARK: Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  @discardableResult
  private mutating func skip(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = position
    while let byte = current, byte == 32 || (9...10).contains(byte) || byte == 13 { position += 1 }
    return position > start
  }

  /// Everything before `end`, which is skipped.
  private mutating func text(upTo end: String, within limit: Int = .max) throws -> String {
    let start = position
    while position < bytes.count, position - start <= limit {
      if bytes[position] == end.utf8.first, bytes[position...].starts(with: end.utf8) {
        defer { position += end.utf8.count }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      }
      position += 1
    }
    throw Malformed()
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: ":"), 0x80...:
      true
    default: false
    }
  }
}
