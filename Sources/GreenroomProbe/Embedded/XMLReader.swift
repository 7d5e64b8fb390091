/// Reads the XML that XMP is written in, piece by piece: elements, attributes, text. There are no entities but the
/// five of XML itself and numbers, and a document type ends the reading, so that nothing can refer to anything and
/// nothing grows. What is damaged ends where the damage begins.
struct XMLReader {
  enum Piece: Equatable {
    case start(name: String, attributes: [Attribute])
    case end
    case text(String)
  }

  struct Attribute: Equatable {
    let name: String
    let value: String
  }

  private static let mostPieces = 100_000
  private static let mostAttributes = 256
  private static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0
  private var pieces = 0
  private var depth = 0
  /// True where the last element was `<one/>`, whose end is still to be told.
  private var owesEnd = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Nil at the end, or where the reading stops.
  mutating func next() -> Piece? {
    if owesEnd {
      owesEnd = false
      return .end
    }
    while place < bytes.count, pieces < Self.mostPieces {
      pieces += 1
      guard bytes[place] == UInt8(ascii: "<") else { return .text(Self.plain(take(until: "<"))) }
      if skip("<!--") {
        guard skipPast("-->") else { return nil }
      } else if skip("<![CDATA[") {
        let start = place
        guard skipPast("]]>") else { return nil }
        return .text(String(decoding: bytes[start..<(place - 3)], as: UTF8.self))
      } else if skip("<?") {
        guard skipPast("?>") else { return nil }
      } else if skip("</") {
        guard depth > 0, skipPast(">") else { return nil }
        depth -= 1
        return .end
      } else {
        place += 1
        return start()
      }
    }
    return nil
  }

  private mutating func start() -> Piece? {
    // Also what begins a document type.
    guard depth < Self.deepest, let name = name() else { return stop() }
    var attributes: [Attribute] = []
    while attributes.count < Self.mostAttributes {
      skipSpace()
      if skip("/>") {
        owesEnd = true
        return .start(name: name, attributes: attributes)
      }
      if skip(">") {
        depth += 1
        return .start(name: name, attributes: attributes)
      }
      guard let attribute = attribute() else { return stop() }
      attributes.append(attribute)
    }
    return stop()
  }

  private mutating func attribute() -> Attribute? {
    guard let name = name() else { return nil }
    skipSpace()
    guard skip("=") else { return nil }
    skipSpace()
    guard place < bytes.count,
      let quote = [UInt8(ascii: "\""), UInt8(ascii: "'")].first(where: { $0 == bytes[place] })
    else { return nil }
    place += 1
    guard let end = bytes[place...].firstIndex(of: quote) else { return nil }
    defer { place = end + 1 }
    return Attribute(name: name, value: Self.plain(bytes[place..<end]))
  }

  private mutating func stop() -> Piece? {
    place = bytes.count
    return nil
  }

  // MARK: - Bytes

  private mutating func name() -> String? {
    let start = place
    while place < bytes.count, Self.belongsToName(bytes[place]) { place += 1 }
    return place > start ? String(decoding: bytes[start..<place], as: UTF8.self) : nil
  }

  private static func belongsToName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard bytes.count - place >= length else { return false }
    for index in 0..<length where bytes[place + index] != text.utf8Start[index] { return false }
    place += length
    return true
  }

  private mutating func skipPast(_ text: StaticString) -> Bool {
    while place < bytes.count {
      if skip(text) { return true }
      place += 1
    }
    return false
  }

  private mutating func take(until end: Unicode.Scalar) -> ArraySlice<UInt8> {
    let start = place
    place = bytes[place...].firstIndex(of: UInt8(ascii: end)) ?? bytes.count
    return bytes[start..<place]
  }

  // MARK: - References

  private static let named: [String: Unicode.Scalar] = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'",
  ]
  private static let longestReference = 12

  /// The text that stands for `escaped`; a reference to nothing known stays as it is.
  private static func plain(_ escaped: ArraySlice<UInt8>) -> String {
    guard escaped.contains(UInt8(ascii: "&")) else { return String(decoding: escaped, as: UTF8.self) }
    var plain: [UInt8] = []
    var rest = escaped
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"),
        let end = rest.prefix(longestReference).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self))
      {
        plain.append(contentsOf: String(Character(scalar)).utf8)
        rest = rest[(end + 1)...]
      } else {
        plain.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func scalar(_ reference: String) -> Unicode.Scalar? {
    guard reference.hasPrefix("#") else { return named[reference] }
    let digits = reference.dropFirst()
    let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init)
  }
}
