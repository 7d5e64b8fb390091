import Foundation

/// Dates of HTTP headers (RFC 9110, section 5.6.7, the form that servers send) and of S3's documents, to the
/// second.
enum HTTPDate {
  /// `Fri, 24 May 2013 00:00:00 GMT`
  static func header(_ text: String) -> Date? {
    let words = text.split { $0 == " " || $0 == ":" }
    guard words.count == 8, words[7] == "GMT", let month = months.firstIndex(of: words[2]) else { return nil }
    let clock = words[4..<7].map { Int($0) }
    return date([Int(words[3]), month + 1, Int(words[1])] + clock)
  }

  /// `2013-05-24T00:00:00.000Z`
  static func document(_ text: String) -> Date? {
    date(text.prefix(19).split { "-T:".contains($0) }.map { Int($0) })
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// - Parameter numbers: Year, month, day, hour, minute, second.
  private static func date(_ numbers: [Int?]) -> Date? {
    let numbers = numbers.compactMap { $0 }.compactMap(Int32.init(exactly:))
    guard numbers.count == 6 else { return nil }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (numbers[0] &- 1_900, numbers[1] &- 1, numbers[2])
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
    return Date(timeIntervalSince1970: Double(timegm(&parts)))
  }
}
