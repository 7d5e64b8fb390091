import Foundation

/// A moment as signatures write it, in UTC and to the second.
struct AmazonDate {
  /// `20130524`
  let day: String
  /// `20130524T000000Z`
  let time: String

  init(_ date: Date) {
    var seconds = time_t(date.timeIntervalSince1970.rounded(.down))
    var parts = tm()
    gmtime_r(&seconds, &parts)
    day =
      Self.digits(Int(parts.tm_year) + 1_900, 4) + Self.digits(Int(parts.tm_mon) + 1, 2)
      + Self.digits(Int(parts.tm_mday), 2)
    time =
      day + "T" + Self.digits(Int(parts.tm_hour), 2) + Self.digits(Int(parts.tm_min), 2)
      + Self.digits(Int(parts.tm_sec), 2) + "Z"
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
