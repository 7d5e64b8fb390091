package import Foundation

/// When a signed URL ends, as far as its query says so in one of the usual ways.
package enum SignedQuery {
  /// Nil where the query has no expiry that is understood.
  package static func expiry(of url: String) -> Date? {
    guard let mark = url.firstIndex(of: "?") else { return nil }
    var fields: [String: String] = [:]
    for field in url[url.index(after: mark)...].prefix(while: { $0 != "#" }).split(separator: "&") {
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      fields[parts[0].lowercased()] = parts[1].removingPercentEncoding ?? String(parts[1])
    }
    return lifetimeSigned(fields) ?? endSigned(fields)
  }

  /// AWS, Google and Volcengine: a basic date and how many seconds from then.
  private static func lifetimeSigned(_ fields: [String: String]) -> Date? {
    for vendor in ["x-amz-", "x-goog-", "x-tos-"] {
      guard let date = fields[vendor + "date"].flatMap(basicDate),
        let seconds = fields[vendor + "expires"].flatMap(seconds)
      else { continue }
      return date.addingTimeInterval(Double(seconds))
    }
    return nil
  }

  /// CloudFront, OSS and older S3 give seconds since 1970; Azure gives a date.
  private static func endSigned(_ fields: [String: String]) -> Date? {
    if let seconds = fields["expires"].flatMap(seconds) {
      return Date(timeIntervalSince1970: Double(seconds))
    }
    return fields["se"].flatMap { try? Date($0, strategy: .iso8601) }
  }

  /// A whole number that a clock can reach; anything else is no time.
  private static func seconds(_ text: String) -> Int64? {
    Int64(text).flatMap { (1...99_999_999_999).contains($0) ? $0 : nil }
  }

  /// `20260914T083000Z`
  private static func basicDate(_ text: String) -> Date? {
    let digits = text.filter(\.isNumber).compactMap(\.wholeNumberValue)
    guard digits.count == 14, text.count == 16 else { return nil }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    var parts = DateComponents()
    parts.timeZone = TimeZone(identifier: "UTC")
    (parts.year, parts.month, parts.day) = (number(0..<4), number(4..<6), number(6..<8))
    (parts.hour, parts.minute, parts.second) = (number(8..<10), number(10..<12), number(12..<14))
    return Calendar(identifier: .gregorian).date(from: parts)
  }
}
