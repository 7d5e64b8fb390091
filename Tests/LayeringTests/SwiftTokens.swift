/// One piece of a Swift source file that the compiler would see.
struct Token: Equatable {
  enum Kind: Equatable {
    /// An identifier or keyword, without back-ticks.
    case word
    /// A number as its digits stand, without underscores.
    case number
    /// The text of a string literal between its interpolations, as it is written.
    case text
    /// Any other character.
    case symbol
  }

  let kind: Kind
  let text: String
  let line: Int
  /// True where nothing but white space stands before it on its line.
  let startsLine: Bool
}

/// Splits Swift source into tokens, so that a rule about code is not fooled by comments and strings.
///
/// Comments (nested ones too) give nothing. A string literal, plain, multi-line or raw, gives its text, and
/// what is interpolated in it gives tokens like any other code.
struct SwiftTokens {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var startsLine = true
  private var tokens: [Token] = []

  static func read(_ source: String) -> [Token] {
    var reader = SwiftTokens(bytes: Array(source.utf8))
    reader.readCode(until: nil)
    return reader.tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads code up to the end, or up to the parenthesis that closes an interpolation.
  private mutating func readCode(until closing: UInt8?) {
    var depth = 0
    while let byte = peek() {
      if byte == closing, depth == 0 { return }
      if closing != nil, byte == UInt8(ascii: "(") { depth += 1 }
      if byte == closing { depth -= 1 }
      readToken(startingWith: byte)
    }
  }

  private mutating func readToken(startingWith byte: UInt8) {
    switch byte {
    case _ where starts(with: "//"): skipLine()
    case _ where starts(with: "/*"): skipBlockComment()
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): advance()
    case UInt8(ascii: "\""): readString(hashes: 0)
    case UInt8(ascii: "#") where hashesBeforeQuote() > 0: readString(hashes: hashesBeforeQuote())
    case UInt8(ascii: "/") where lengthOfRegex() > 0: add(.symbol, "/", length: lengthOfRegex())
    case UInt8(ascii: "`"): advance()
    case _ where Self.isDigit(byte): readNumber()
    case _ where Self.isWordByte(byte): readWord()
    default: add(.symbol, String(UnicodeScalar(byte)), length: 1)
    }
  }

  // MARK: Words and numbers

  private mutating func readWord() {
    let end = end { Self.isWordByte($0) }
    add(.word, text(position..<end), length: end - position)
  }

  private mutating func readNumber() {
    var end = end { Self.isWordByte($0) }
    let isTupleMember = tokens.last?.text == "."
    if !isTupleMember, byte(end) == UInt8(ascii: "."), let next = byte(end + 1), Self.isDigit(next) {
      end += 1
      while let next = byte(end), Self.isWordByte(next) { end += 1 }
    }
    add(.number, text(position..<end).filter { $0 != "_" }, length: end - position)
  }

  // MARK: Strings

  private mutating func readString(hashes: Int) {
    let quotes = starts(with: String(repeating: "#", count: hashes) + "\"\"\"") ? 3 : 1
    advance(hashes + quotes)
    let close = String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    var start = position
    var startLine = line
    while let byte = peek(), !starts(with: close), quotes == 3 || byte != UInt8(ascii: "\n") {
      guard starts(with: escape) else {
        advance()
        continue
      }
      guard self.byte(position + escape.utf8.count) == UInt8(ascii: "(") else {
        advance(escape.utf8.count + 1)
        continue
      }
      addText(start..<position, line: startLine)
      advance(escape.utf8.count + 1)
      readCode(until: UInt8(ascii: ")"))
      advance()
      start = position
      startLine = line
    }
    addText(start..<position, line: startLine)
    advance(close.utf8.count)
  }

  private mutating func addText(_ range: Range<Int>, line: Int) {
    tokens.append(Token(kind: .text, text: text(range), line: line, startsLine: false))
    startsLine = false
  }

  /// How many `#` open the raw string that begins here, or 0.
  private func hashesBeforeQuote() -> Int {
    let end = end { $0 == UInt8(ascii: "#") }
    return byte(end) == UInt8(ascii: "\"") ? end - position : 0
  }

  // MARK: Comments and regular expressions

  private mutating func skipLine() {
    while let byte = peek(), byte != UInt8(ascii: "\n") { advance() }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        advance(2)
      } else if starts(with: "*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && peek() != nil
  }

  /// How long the regular expression is that begins here, or 0 where the slash divides.
  private func lengthOfRegex() -> Int {
    let opening: Set<String> = ["(", ",", "=", ":", "[", "{", "return", "in"]
    guard let before = tokens.last, startsLine || opening.contains(before.text) else { return 0 }
    guard let first = byte(position + 1), first != UInt8(ascii: " "), first != UInt8(ascii: "\n") else {
      return 0
    }
    var end = position + 1
    while let byte = byte(end), byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "/") { return end + 1 - position }
      end += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return 0
  }

  // MARK: Bytes

  private mutating func add(_ kind: Token.Kind, _ text: String, length: Int) {
    tokens.append(Token(kind: kind, text: text, line: line, startsLine: startsLine))
    startsLine = false
    advance(length)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count {
      guard let byte = peek() else { return }
      if byte == UInt8(ascii: "\n") {
        line += 1
        startsLine = true
      }
      position += 1
    }
  }

  private func peek() -> UInt8? { byte(position) }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func end(while belongs: (UInt8) -> Bool) -> Int {
    var end = position
    while let byte = byte(end), belongs(byte) { end += 1 }
    return end
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
