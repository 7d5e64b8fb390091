/// Puts an answer's head together from its lines.
struct AnswerHeadParser {
  enum Step {
    case more
    /// This was the head's last line.
    case whole(HTTPResponse.Head)
    /// There are more bytes than ``greatestByteCount``.
    case tooLong
  }

  /// Of all lines together: far above what servers send, far below what would hurt.
  static let greatestByteCount = 262_144

  private var byteCount = 0
  private var status: Int?
  private var headers = HTTPHeaders()

  /// - Parameter line: With its line break. Interim answers (1xx) are passed over, and so are lines behind the
  ///   body, which belong to no head.
  mutating func take(_ line: UnsafeRawBufferPointer) -> Step {
    byteCount += line.count
    guard byteCount <= Self.greatestByteCount else { return .tooLong }
    let text = String(decoding: line, as: UTF8.self).filter { !$0.isNewline }
    if text.hasPrefix("HTTP/") {
      status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
      headers = HTTPHeaders()
    } else if let status, text.isEmpty {
      self.status = nil
      if status >= 200 { return .whole(HTTPResponse.Head(status: status, headers: headers)) }
    } else if status != nil, let colon = text.firstIndex(of: ":") {
      headers.add(String(text[..<colon]), Self.trimmed(text[text.index(after: colon)...]))
    }
    return .more
  }

  private static func trimmed(_ value: Substring) -> String {
    var value = value.drop { $0 == " " || $0 == "\t" }
    while value.last == " " || value.last == "\t" { value.removeLast() }
    return String(value)
  }
}
