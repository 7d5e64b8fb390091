extension JSONValue {
  /// The canonical text on one line: keys in their order, no white space, UTF-8 as it is, and only what
  /// JSON demands escaped. The same value always gives the same bytes.
  package var compactText: String { text(indentation: nil) }

  /// The same for people: two spaces a level, one member a line, no newline at the end.
  package var prettyText: String { text(indentation: 0) }

  private func text(indentation: Int?) -> String {
    var writer = JSONWriter()
    writer.write(self, indentation: indentation)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct JSONWriter {
  var bytes: [UInt8] = []

  /// - Parameter indentation: The level the value stands on; nil writes it on one line.
  mutating func write(_ value: JSONValue, indentation: Int?) {
    switch value {
    case .null: write("null")
    case .bool(let value): write(value ? "true" : "false")
    case .integer(let value): write(String(value))
    case .number(let value): write(number: value)
    case .string(let text): write(quoted: text)
    case .array(let values):
      write(list: values, between: "[", "]", indentation: indentation) { writer, value, level in
        writer.write(value, indentation: level)
      }
    case .object(let members):
      write(list: members, between: "{", "}", indentation: indentation) { writer, member, level in
        writer.write(quoted: member.key)
        writer.write(level == nil ? ":" : ": ")
        writer.write(member.value, indentation: level)
      }
    }
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Swift's description is the shortest text that reads back as the same number, and is JSON. What JSON
  /// has no number for stands as null.
  private mutating func write(number: Double) { write(number.isFinite ? number.description : "null") }

  private mutating func write<Element>(
    list: [Element], between open: String, _ close: String, indentation: Int?,
    element write: (inout JSONWriter, Element, Int?) -> Void
  ) {
    self.write(open)
    let inner = indentation.map { $0 + 1 }
    for (index, element) in list.enumerated() {
      if index > 0 { self.write(",") }
      startLine(inner)
      write(&self, element, inner)
    }
    if !list.isEmpty { startLine(indentation) }
    self.write(close)
  }

  private mutating func startLine(_ level: Int?) {
    guard let level else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
  }

  private mutating func write(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): write("\\\"")
      case UInt8(ascii: "\\"): write("\\\\")
      case 0x08: write("\\b")
      case 0x09: write("\\t")
      case 0x0A: write("\\n")
      case 0x0C: write("\\f")
      case 0x0D: write("\\r")
      case ..<0x20: write((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
