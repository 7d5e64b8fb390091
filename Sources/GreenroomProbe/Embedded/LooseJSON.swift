import GreenroomModel

/// JSON as generation tools write it: with Python's `NaN` and `Infinity`, and with whole numbers of more than 64
/// bits for seeds.
enum LooseJSON {
  /// Nil where `text` is no object.
  static func object(_ text: String) -> JSONValue? {
    let bytes = Array(text.utf8)
    guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"),
      let value = (try? JSONValue(parsing: bytes)) ?? (try? JSONValue(parsing: strict(bytes))),
      value.members != nil
    else { return nil }
    return value
  }

  /// Words that JSON does not know become null, and numbers that are too long become text.
  private static func strict(_ bytes: [UInt8]) -> [UInt8] {
    var strict: [UInt8] = []
    strict.reserveCapacity(bytes.count + 16)
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\"") {
        let end = endOfString(bytes, from: place)
        strict.append(contentsOf: bytes[place..<end])
        place = end
      } else if let word = ["-Infinity", "Infinity", "NaN"].first(where: {
        bytes[place...].starts(with: $0.utf8)
      }) {
        strict.append(contentsOf: "null".utf8)
        place += word.utf8.count
      } else if isDigit(bytes[place]) {
        let number = bytes[place...].prefix { isOfNumber($0) }
        let isLong = number.count > 18 && number.allSatisfy(isDigit) && strict.last != UInt8(ascii: "-")
        strict += isLong ? [UInt8(ascii: "\"")] + number + [UInt8(ascii: "\"")] : Array(number)
        place += number.count
      } else {
        strict.append(bytes[place])
        place += 1
      }
    }
    return strict
  }

  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start + 1
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 2
      case UInt8(ascii: "\""): return place + 1
      default: place += 1
      }
    }
    return bytes.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    isDigit(byte)
      || [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-")]
        .contains(byte)
  }
}

extension JSONValue {
  /// Text, or a number as text; nil for anything else and for an empty text.
  var word: String? {
    switch self {
    case .string(let text): text.trimmed(to: EmbeddedLimits.word)
    case .integer(let number): String(number)
    case .number(let number): integer.map(String.init) ?? String(number)
    default: nil
    }
  }

  /// A whole number, kept as text; nil for what is none.
  var seed: String? {
    word.flatMap { text in
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      return digits.isEmpty || !digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? nil : text
    }
  }
}

extension Sequence {
  /// The first value that `read` makes of an element.
  func firstValue<Value>(_ read: (Element) -> Value?) -> Value? {
    for element in self {
      if let value = read(element) { return value }
    }
    return nil
  }
}
