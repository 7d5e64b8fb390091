/// Takes a pattern apart, as gitignore(5) and glob(7) describe it.
struct WildcardReader {
  private let bytes: ArraySlice<UInt8>
  private let isPath: Bool
  private var at: Int

  init(_ pattern: ArraySlice<UInt8>, isPath: Bool) {
    bytes = pattern
    self.isPath = isPath
    at = pattern.startIndex
  }

  private var next: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private mutating func take() -> UInt8? {
    guard let byte = next else { return nil }
    at += 1
    return byte
  }

  /// Nil where the pattern is broken.
  mutating func tokens() -> [Wildcard.Token]? {
    var tokens: [Wildcard.Token] = []
    while let byte = take() {
      switch byte {
      case UInt8(ascii: "\\"):
        guard let literal = take() else { return nil }
        tokens.append(.byte(literal))
      case UInt8(ascii: "?"): tokens.append(.one)
      case UInt8(ascii: "*"): tokens.append(stars())
      case UInt8(ascii: "["):
        guard let set = set() else { return nil }
        tokens.append(.set(set))
      default: tokens.append(.byte(byte))
      }
    }
    return tokens
  }

  /// After the first of one or more stars.
  private mutating func stars() -> Wildcard.Token {
    let first = at - 1
    while next == UInt8(ascii: "*") { at += 1 }
    guard isPath, at - first > 1 else { return isPath ? .star : .anything }
    guard first == bytes.startIndex || bytes[first - 1] == .slash else { return .star }
    switch next {
    case nil: return .anything
    case UInt8.slash:
      at += 1
      return .folders
    case UInt8(ascii: "\\") where bytes[at...].dropFirst().first == .slash: return .anything
    default: return .star
    }
  }

  // MARK: - Classes

  /// After the opening bracket.
  private mutating func set() -> ByteSet? {
    var set = ByteSet()
    var isNegated = false
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "^") {
      isNegated = true
      at += 1
    }
    // What a dash may begin a range with; a closing bracket in the first place stands for itself.
    var before: UInt8?
    repeat {
      guard let byte = take() else { return nil }
      if byte == UInt8(ascii: "-"), let low = before, let high = next, high != UInt8(ascii: "]") {
        guard let high = takeEscaped() else { return nil }
        if low <= high { set.insert(low...high) }
        before = nil
      } else if byte == UInt8(ascii: "["), next == UInt8(ascii: ":") {
        guard addClass(to: &set, &before) else { return nil }
      } else {
        at -= 1
        guard let literal = takeEscaped() else { return nil }
        set.insert(literal)
        before = literal
      }
    } while next != UInt8(ascii: "]")
    at += 1
    return isNegated ? set.inverted : set
  }

  private mutating func takeEscaped() -> UInt8? {
    guard let byte = take() else { return nil }
    return byte == UInt8(ascii: "\\") ? take() : byte
  }

  /// After `[` and before `:`. Where no `:]` follows, the bracket stands for itself.
  private mutating func addClass(to set: inout ByteSet, _ before: inout UInt8?) -> Bool {
    guard let end = bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "]")) else { return false }
    guard end > at + 1, bytes[end - 1] == UInt8(ascii: ":") else {
      set.insert(UInt8(ascii: "["))
      before = UInt8(ascii: "[")
      return true
    }
    let name = String(decoding: bytes[(at + 1)..<(end - 1)], as: UTF8.self)
    guard let isMember = Self.classes[name] else { return false }
    set.insert((0...127).filter(isMember))
    before = nil
    at = end + 1
    return true
  }

  private static let classes: [String: @Sendable (UInt8) -> Bool] = [
    "alnum": { isLetter($0) || isDigit($0) }, "alpha": isLetter, "digit": isDigit,
    "blank": { $0 == 0x20 || $0 == 0x09 }, "cntrl": { $0 < 0x20 || $0 == 0x7F },
    "graph": { $0 > 0x20 && $0 < 0x7F }, "print": { $0 >= 0x20 && $0 < 0x7F },
    "punct": { $0 > 0x20 && $0 < 0x7F && !isLetter($0) && !isDigit($0) },
    "space": { $0 == 0x20 || (0x09...0x0D).contains($0) },
    "lower": { (0x61...0x7A).contains($0) }, "upper": { (0x41...0x5A).contains($0) },
    "xdigit": { isDigit($0) || (0x61...0x66).contains($0 | 0x20) },
  ]

  @Sendable private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  @Sendable private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
