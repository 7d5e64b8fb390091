/// Writes one JSON text from its beginning to its end, without a tree of it.
///
/// In an object each value comes behind its ``key(_:)``; what was begun is ended with ``end(downTo:)``. The text is
/// canonical: UTF-8 as it is, and only what JSON demands escaped.
package struct JSONWriter {
  package enum Style: Sendable {
    /// One line without white space.
    case compact
    /// For people: two spaces a level, one member a line, no newline at the end.
    case pretty
  }

  package enum List: Sendable { case object, array }

  package private(set) var bytes: [UInt8] = []
  private let style: Style
  private var levels: [Level] = []
  /// True behind a key, whose value goes on the same line.
  private var isBehindKey = false

  private struct Level {
    let list: List
    var count = 0
  }

  package init(_ style: Style) { self.style = style }

  // MARK: - Lists

  /// How many lists are open.
  package var depth: Int { levels.count }

  /// What is open at a depth, counted from 0; nil where nothing is.
  package func list(at depth: Int) -> List? { depth < levels.count ? levels[depth].list : nil }

  /// How many values the list has that is open at a depth.
  package func count(at depth: Int) -> Int { levels[depth].count }

  package mutating func begin(_ list: List) {
    startValue()
    bytes.append(UInt8(ascii: list == .object ? "{" : "["))
    levels.append(Level(list: list))
  }

  /// Ends what was begun, until no more than `depth` lists are open.
  package mutating func end(downTo depth: Int) {
    while levels.count > depth, let level = levels.popLast() {
      if level.count > 0 { startLine() }
      bytes.append(UInt8(ascii: level.list == .object ? "}" : "]"))
    }
  }

  package mutating func key(_ key: String) {
    startElement()
    write(quoted: key)
    bytes.append(UInt8(ascii: ":"))
    if style == .pretty { bytes.append(UInt8(ascii: " ")) }
    isBehindKey = true
  }

  private mutating func startValue() {
    if isBehindKey { isBehindKey = false } else { startElement() }
  }

  private mutating func startElement() {
    guard let last = levels.indices.last else { return }
    if levels[last].count > 0 { bytes.append(UInt8(ascii: ",")) }
    levels[last].count += 1
    startLine()
  }

  private mutating func startLine() {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: levels.count * 2))
  }

  // MARK: - Values

  package mutating func writeNull() { write(bare: "null") }

  package mutating func write(_ value: Bool) { write(bare: value ? "true" : "false") }

  package mutating func write(_ value: some BinaryInteger) { write(bare: String(value)) }

  /// Swift's description is the shortest text that reads back as the same number, and is JSON. What JSON
  /// has no number for stands as null.
  package mutating func write(_ value: Double) { write(bare: value.isFinite ? value.description : "null") }

  package mutating func write(_ text: String) {
    startValue()
    write(quoted: text)
  }

  package mutating func write(_ value: JSONValue) {
    switch value {
    case .null: writeNull()
    case .bool(let value): write(value)
    case .integer(let value): write(value)
    case .number(let value): write(value)
    case .string(let text): write(text)
    case .array(let values):
      let depth = depth
      begin(.array)
      for value in values { write(value) }
      end(downTo: depth)
    case .object(let members):
      let depth = depth
      begin(.object)
      for member in members {
        key(member.key)
        write(member.value)
      }
      end(downTo: depth)
    }
  }

  private mutating func write(bare text: String) {
    startValue()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { append(escaping: $0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whole stretches at a time, since most texts have nothing to be escaped.
  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (place, byte) in text.enumerated() where Self.isEscaped(byte) {
      bytes.append(contentsOf: text[start..<place])
      bytes.append(contentsOf: Self.escape(byte).utf8)
      start = place + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    default: (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
    }
  }
}
