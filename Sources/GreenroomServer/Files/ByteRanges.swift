/// Which bytes a request's `Range` asks for (RFC 9110, section 14).
enum ByteRanges {
  enum Answer: Equatable {
    /// All of it: nothing else was asked for, or not in a way that can be read.
    case whole
    /// None of what was asked for is there: 416.
    case unsatisfiable
    /// These, in rising order, without overlap, and at least one.
    case parts([Range<Int64>])
  }

  /// More parts than this are nothing that a player or a download asks for. The whole is sent instead, which
  /// the standard allows and which costs the server less.
  static let greatestPartCount = 16

  /// - Parameter field: The value of `Range`; nil where there was none.
  static func answer(to field: String?, byteCount: Int64) -> Answer {
    guard let field, let asked = specifications(in: field) else { return .whole }
    let found = asked.compactMap { $0.range(in: byteCount) }
    guard !found.isEmpty else { return .unsatisfiable }
    let parts = merged(found)
    return parts.count > greatestPartCount ? .whole : .parts(parts)
  }

  /// Nil where any of it is malformed or counts in anything but bytes: such a field is to be ignored.
  private static func specifications(in field: String) -> [Specification]? {
    let sides = field.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, String(sides[0])?.lowercased() == "bytes" else { return nil }
    let texts = sides[1].split(separator: UInt8(ascii: ",")).map(trimmed).filter { !$0.isEmpty }
    let specifications = texts.compactMap(Specification.init)
    return specifications.isEmpty || specifications.count < texts.count ? nil : specifications
  }

  private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var text = text.drop(while: isSpace)
    while text.last.map(isSpace) == true { text = text.dropLast() }
    return text
  }

  /// Ranges that overlap or touch become one, so that no byte is sent twice.
  private static func merged(_ ranges: [Range<Int64>]) -> [Range<Int64>] {
    var merged: [Range<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

/// One of the ranges in a `Range` field.
private enum Specification {
  case from(Int64, through: Int64?)
  case last(Int64)

  init?(_ text: Substring.UTF8View) {
    let sides = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    switch (sides[0].isEmpty, sides[1].isEmpty) {
    case (true, true): return nil
    case (true, false):
      guard let count = Self.number(sides[1]) else { return nil }
      self = .last(count)
    case (false, true):
      guard let first = Self.number(sides[0]) else { return nil }
      self = .from(first, through: nil)
    case (false, false):
      guard let first = Self.number(sides[0]), let last = Self.number(sides[1]), first <= last else {
        return nil
      }
      self = .from(first, through: last)
    }
  }

  /// What is really there of it; nil where nothing is.
  func range(in byteCount: Int64) -> Range<Int64>? {
    switch self {
    case .from(let first, let last):
      guard first < byteCount else { return nil }
      return first..<(min(last ?? .max, byteCount - 1) + 1)
    case .last(let count):
      guard count > 0, byteCount > 0 else { return nil }
      return max(0, byteCount - count)..<byteCount
    }
  }

  /// Reads digits. A number beyond all files is the greatest there is: it means the same.
  private static func number(_ digits: Substring.UTF8View) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, secondOverflow) = product.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      value = overflow || secondOverflow || value == .max ? .max : sum
    }
    return value
  }
}
