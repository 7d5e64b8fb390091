import GreenroomModel

/// How a piece of text looks on a terminal that has colours.
enum Style: String {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case cyan = "36"
}

/// Text with its looks. What people and files bring in (names, paths, tags) can hold control characters:
/// they are made visible here, so that no file name can move the cursor or start a line.
struct StyledText: Equatable, ExpressibleByStringInterpolation {
  struct Span: Equatable {
    let text: String
    let styles: [Style]
  }

  private(set) var spans: [Span] = []

  init(_ text: String, _ styles: Style...) { spans = [Span(text: text.printable, styles: styles)] }

  init(stringLiteral value: String) { self.init(value) }

  var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

  var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }

  static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.spans += right.spans
    return sum
  }

  static func += (left: inout StyledText, right: StyledText) { left.spans += right.spans }

  /// With escape codes where `colored`, else the bare text.
  func text(colored: Bool) -> String {
    spans.map { span in
      guard colored, !span.styles.isEmpty, !span.text.isEmpty else { return span.text }
      return "\u{1B}[\(span.styles.map(\.rawValue).joined(separator: ";"))m\(span.text)\u{1B}[0m"
    }.joined()
  }

  /// Cut in the middle to `limit` columns, so that both a path's folder and its file name stay readable.
  func shortened(to limit: Int) -> StyledText {
    guard width > limit, limit > 1, let span = spans.first else { return self }
    let characters = Array(spans.map(\.text).joined())
    let tail = Self.suffix(of: characters, fitting: (limit - 1) * 2 / 3)
    let head = Self.prefix(of: characters, fitting: limit - 1 - tail.displayWidth)
    var result = self
    result.spans = [Span(text: head + "…" + tail, styles: span.styles)]
    return result
  }

  private static func prefix(of characters: [Character], fitting columns: Int) -> String {
    var text = ""
    var used = 0
    for character in characters {
      used += character.displayWidth
      if used > columns { break }
      text.append(character)
    }
    return text
  }

  private static func suffix(of characters: [Character], fitting columns: Int) -> String {
    String(prefix(of: characters.reversed(), fitting: columns).reversed())
  }
}

extension String {
  /// Control characters and marks that reorder text are spelt out: `\n`, `\u{1B}`.
  var printable: String {
    guard unicodeScalars.contains(where: \.needsSpelling) else { return self }
    return unicodeScalars.map { $0.needsSpelling ? $0.spelling : String($0) }.joined()
  }
}

extension Unicode.Scalar {
  fileprivate var needsSpelling: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x202A...0x202E, 0x2028...0x2029, 0x2066...0x2069: true
    default: ArgumentText.escapedByte(self) != nil
    }
  }

  fileprivate var spelling: String {
    if let byte = ArgumentText.escapedByte(self) {
      return byte < 0x80 ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }
    return switch value {
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }
}
