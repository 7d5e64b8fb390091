// How the times of a query are written.

extension QueryValueReader {
  func timeRange() throws(QueryMistake) -> QueryRange<QueryTime> {
    let range = try range(of: Self.wanted, Self.moment)
    switch range {
    case .above(.ago, _), .below(.ago, _):
      throw expected(
        "a time", hint: "Write \(field):7d.. for the last seven days and \(field):..7d for what is older.")
    default: return range
    }
  }

  func moment(_ content: String) throws(QueryMistake) -> QueryTime {
    guard let time = Self.moment(Substring(content)) else { throw expected(Self.wanted) }
    return time
  }

  private static let wanted = "a time such as 7d.., 2026-09, 2026-09-14 or ..2w"

  private static func moment(_ text: Substring) -> QueryTime? {
    if let date = QueryDate(text) { return .date(date) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let amount = Int(digits), amount <= 1_000_000,
      let unit = QueryTime.Unit(rawValue: text.dropFirst(digits.count).lowercased())
    else { return nil }
    return .ago(amount, unit)
  }
}

extension QueryRange<QueryTime> {
  /// True for four digits alone, which are a number where both numbers and times may stand.
  var isPlainYear: Bool { description.allSatisfy { $0.isNumber || $0 == "." || "<>=".contains($0) } }
}
