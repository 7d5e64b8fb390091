import Foundation

/// Dates of S3's documents, to the second.
enum S3Date {
  /// `2013-05-24T00:00:00.000Z`; nil for what is none.
  static func read(_ text: String) -> Date? {
    let numbers = text.prefix(19).split { "-T:".contains($0) }.compactMap { Int32($0) }
    guard numbers.count == 6, text.hasSuffix("Z") else { return nil }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (numbers[0] &- 1_900, numbers[1] &- 1, numbers[2])
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
    return Date(timeIntervalSince1970: Double(timegm(&parts)))
  }
}
