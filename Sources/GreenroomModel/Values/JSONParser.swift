/// A recursive reader of JSON text over its bytes.
struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
    guard position < bytes.count else { throw failure("the text is empty") }
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw failure("there is more text after the document") }
    return value
  }

  // MARK: - Values

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    switch peek {
    case UInt8(ascii: "{"): try nested { parser throws(JSONSyntaxError) in try parser.object() }
    case UInt8(ascii: "["): try nested { parser throws(JSONSyntaxError) in try parser.array() }
    case UInt8(ascii: "\""): .string(try string())
    case UInt8(ascii: "-"): try number()
    case let digit? where isDigit(digit): try number()
    case nil: throw failure("the text ends where a value is expected")
    default: try word()
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONSyntaxError) -> JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    guard depth < JSONValue.deepest else {
      throw failure("lists and maps are nested more than \(JSONValue.deepest) deep")
    }
    depth += 1
    position += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func word() throws(JSONSyntaxError) -> JSONValue {
    let words: [(String, JSONValue)] = [("true", .bool(true)), ("false", .bool(false)), ("null", .null)]
    for (word, value) in words where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw failure("a value is expected: text in double quotes, a number, true, false, null, [ or {")
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    var values: [JSONValue] = []
    if skip("]") { return .array(values) }
    while true {
      skipSpace()
      values.append(try value())
      if skip(",") { continue }
      if skip("]") { return .array(values) }
      throw failure("a comma or ] is expected")
    }
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    if skip("}") { return .object(members) }
    while true {
      skipSpace()
      let start = position
      guard peek == UInt8(ascii: "\"") else { throw failure("a key in double quotes is expected") }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw failure("the key “\(key)” is given twice", at: start)
      }
      guard skip(":") else { throw failure("a colon is expected after the key") }
      skipSpace()
      members.append(JSONValue.Member(key, try value()))
      if skip(",") { continue }
      if skip("}") { return .object(members) }
      throw failure("a comma or } is expected")
    }
  }

  // MARK: - Numbers

  private mutating func number() throws(JSONSyntaxError) -> JSONValue {
    let start = position
    skipByte("-")
    if !skipByte("0") { try digits("a digit is expected") }
    if let next = peek, isDigit(next) { throw failure("a number cannot begin with 0") }
    var isWhole = true
    if skipByte(".") {
      isWhole = false
      try digits("a digit is expected after the decimal point")
    }
    if skipByte("e") || skipByte("E") {
      isWhole = false
      if !skipByte("+") { skipByte("-") }
      try digits("a digit is expected in the exponent")
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int64(text) { return .integer(integer) }
    if isWhole {
      throw failure("the number \(text.prefix(40)) has more than 64 bits; write it as text", at: start)
    }
    guard let double = Double(text), double.isFinite else {
      throw failure("the number \(text.prefix(40)) is out of range", at: start)
    }
    return .number(double)
  }

  private mutating func digits(_ expected: String) throws(JSONSyntaxError) {
    guard let first = peek, isDigit(first) else { throw failure(expected) }
    while let next = peek, isDigit(next) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  // MARK: - Strings

  private mutating func string() throws(JSONSyntaxError) -> String {
    let start = position
    position += 1
    if let text = plainString() { return text }
    var content: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw failure("the text is not UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case ..<0x20: throw failure("a control character must be escaped in text")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw failure("the text that begins here has no closing quote", at: start)
  }

  /// What stands up to the closing quote where there is nothing to unescape, as in nearly all strings; nil,
  /// with nothing read, where there is more to it.
  private mutating func plainString() -> String? {
    let quote = UInt8(ascii: "\"")
    let end = bytes[position...].firstIndex { $0 == quote || $0 == UInt8(ascii: "\\") || $0 < 0x20 }
    guard let end, bytes[end] == quote,
      let text = String(validating: bytes[position..<end], as: UTF8.self)
    else { return nil }
    position = end + 1
    return text
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONSyntaxError) {
    let start = position
    position += 1
    guard let letter = peek else { throw failure("the text ends in an escape") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: String(try scalar(from: start)).utf8)
    default: throw failure("there is no such escape", at: start)
    }
  }

  private mutating func scalar(from start: Int) throws(JSONSyntaxError) -> Character {
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: [0x5C, 0x75]) {
      position += 2
      let low = try hexadecimal()
      if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
    }
    guard let scalar = Unicode.Scalar(code) else { throw failure("half a surrogate pair", at: start) }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("four hexadecimal digits are expected") }
    position += 4
    return code
  }

  // MARK: - Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D { position += 1 }
  }

  /// Skips white space, then `character` if it is next.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    return skipByte(character)
  }

  @discardableResult
  private mutating func skipByte(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private func failure(_ reason: String, at place: Int? = nil) -> JSONSyntaxError {
    let before = bytes.prefix(place ?? position)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONSyntaxError(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1,
      column: String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1, reason: reason)
  }
}
